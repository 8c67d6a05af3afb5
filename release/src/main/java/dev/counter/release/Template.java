package dev.counter.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file with gaps for what the contract says, such as {@code @user@}.
 *
 * @param text the text with its gaps
 */
record Template(String text) {

	private static final Pattern GAP = Pattern.compile("@([a-z-]+)@");

	static Template read(String name) {
		try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
			return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(name, ex);
		}
	}

	/** The names of the gaps. */
	Set<String> gaps() {
		return GAP.matcher(this.text).results().map((gap) -> gap.group(1)).collect(Collectors.toSet());
	}

	/**
	 * Fills the gaps.
	 * @param values what goes in, by name; more than there are gaps for is fine
	 * @return the text without gaps
	 */
	String fill(Map<String, String> values) {
		return GAP.matcher(this.text).replaceAll((gap) -> {
			String value = values.get(gap.group(1));
			if (value == null) {
				throw new IllegalArgumentException("Nothing fills " + gap.group());
			}
			return Matcher.quoteReplacement(value);
		});
	}

}
