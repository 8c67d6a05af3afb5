package dev.counter.core.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.counter.contract.Routes;
import dev.counter.core.number.Decimals;
import dev.counter.core.release.Release;

/**
 * What the templates ask for that no single page knows, under the name {@code site}.
 */
public class Site {

	private static final List<Link> LINKS = List.of(new Link("Home", Routes.HOME), new Link("Add", Routes.ADDER),
			new Link("Entries", Routes.DISPLAY), new Link("Reset", Routes.RESET));

	private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

	private static final int[] FITS = { 8, 12, 16, 20, 24, 28, 36 };

	private final Assets assets;

	private final Release release;

	Site(Assets assets, Release release) {
		this.assets = assets;
		this.release = release;
	}

	/**
	 * The ways to all pages.
	 * @return the links, home first
	 */
	public List<Link> links() {
		return LINKS;
	}

	/**
	 * The path of an asset.
	 * @param name its name in the sources, for example {@code app.css}
	 * @return the path with its content hash
	 */
	public String asset(String name) {
		return this.assets.link(name);
	}

	/**
	 * The release that the page comes from.
	 * @return its name; of a commit's SHA the beginning that people use
	 */
	public String release() {
		String name = this.release.name();
		return SHA.matcher(name).matches() ? name.substring(0, 10) : name;
	}

	/**
	 * How many entries, for readers.
	 * @param count how many
	 * @return for example {@code 1 entry} or {@code 1,234 entries}
	 */
	public String entries(long count) {
		return Decimals.grouped(count) + ((count == 1) ? " entry" : " entries");
	}

	/**
	 * How many characters the large figure has to make room for; the style sheet has a
	 * size for each answer.
	 * @param text what is written large
	 * @return the least number of characters that it fits in, else the most there is
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

	public String display() {
		return Routes.DISPLAY;
	}

	public String reset() {
		return Routes.RESET;
	}

	public String csv() {
		return Routes.ENTRIES_CSV;
	}

	public String total() {
		return Routes.TOTAL;
	}

	/**
	 * A way to one of the pages, as the layout offers it.
	 *
	 * @param name what the visitor reads
	 * @param path the page's path
	 */
	public record Link(String name, String path) {
	}

}
