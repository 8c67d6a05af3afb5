package dev.counter.core.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.counter.contract.Routes;
import dev.counter.core.number.Decimals;
import dev.counter.core.release.Release;

/**
 * Model attribute {@code site} of every template: links, assets and formats.
 */
public class Site {

	private static final List<Link> LINKS = List.of(new Link("Home", Routes.HOME), new Link("Add", Routes.ADDER),
			new Link("Import", Routes.IMPORTS), new Link("Entries", Routes.DISPLAY), new Link("Reset", Routes.RESET));

	private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

	/** The style sheet has a font size for each. */
	private static final int[] FITS = { 8, 12, 16, 20, 24, 28, 36 };

	private final Assets assets;

	private final Release release;

	Site(Assets assets, Release release) {
		this.assets = assets;
		this.release = release;
	}

	/** The navigation, home first. */
	public List<Link> links() {
		return LINKS;
	}

	/** The path of an asset by its name in the sources, for example {@code app.css}. */
	public String asset(String name) {
		return this.assets.link(name);
	}

	/** The name of the release, a commit id abbreviated. */
	public String release() {
		String name = this.release.name();
		return SHA.matcher(name).matches() ? name.substring(0, 10) : name;
	}

	/** For example {@code 1 entry} or {@code 1,234 entries}. */
	public String entries(long count) {
		return Decimals.grouped(count) + ((count == 1) ? " entry" : " entries");
	}

	/**
	 * The width class of a large figure: the least number of characters that holds it.
	 */
	public int fit(String text) {
		return IntStream.of(FITS).filter((fit) -> text.length() <= fit).findFirst().orElse(FITS[FITS.length - 1]);
	}

	public String home() {
		return Routes.HOME;
	}

	public String adder() {
		return Routes.ADDER;
	}

	public String imports() {
		return Routes.IMPORTS;
	}

	public String upload() {
		return Routes.UPLOAD;
	}

	public String uploads() {
		return Routes.UPLOADS;
	}

	public String files() {
		return Routes.FILES;
	}

	public String display() {
		return Routes.DISPLAY;
	}

	public String reset() {
		return Routes.RESET;
	}

	public String csv() {
		return Routes.ENTRIES_CSV;
	}

	public String exports() {
		return Routes.EXPORTS;
	}

	public String total() {
		return Routes.TOTAL;
	}

	/**
	 * A link of the navigation.
	 */
	public record Link(String name, String path) {
	}

}
