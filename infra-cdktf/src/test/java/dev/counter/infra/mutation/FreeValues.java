package dev.counter.infra.mutation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that no test asserts, each group with a reason.
 */
final class FreeValues {

	private final Map<String, Pattern> patterns = new LinkedHashMap<>();

	private FreeValues() {
	}

	static FreeValues read() throws IOException {
		FreeValues free = new FreeValues();
		String text = new String(
				Objects.requireNonNull(FreeValues.class.getResourceAsStream("free-values.txt")).readAllBytes(),
				StandardCharsets.UTF_8);
		for (String line : text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList()) {
			String[] parts = line.split("\\|");
			if (parts.length != 2 || parts[1].strip().length() < 20) {
				throw new IllegalArgumentException("No reason in \"" + line + "\": write PATH | REASON");
			}
			free.patterns.put(parts[0].strip(), pattern(parts[0].strip()));
		}
		return free;
	}

	/** {@code *} is any part of a key, {@code **} any number of keys. */
	private static Pattern pattern(String glob) {
		return Pattern.compile(Stream.of(glob.split("/"))
			.map((key) -> key.equals("**") ? ".*"
					: Stream.of(key.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*")))
			.collect(Collectors.joining("/")));
	}

	boolean include(Mutant mutant) {
		return this.patterns.values().stream().anyMatch((pattern) -> pattern.matcher(mutant.location()).matches());
	}

	/**
	 * Groups without a value.
	 * @param mutants every mutant there is
	 * @return their patterns
	 */
	Stream<String> unused(Iterable<Mutant> mutants) {
		Map<String, Pattern> unused = new LinkedHashMap<>(this.patterns);
		mutants
			.forEach((mutant) -> unused.values().removeIf((pattern) -> pattern.matcher(mutant.location()).matches()));
		return unused.keySet().stream();
	}

}
