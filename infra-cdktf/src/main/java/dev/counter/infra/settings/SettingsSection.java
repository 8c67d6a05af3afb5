package dev.counter.infra.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping of a settings file, asked for field by field: whatever is wrong with one is
 * told in a sentence, and what nobody asked for is refused at the end.
 */
final class SettingsSection {

	private static final String CONTROL = "[\\p{Cc}\\p{Cf}\\u2028\\u2029]";

	private final String file;

	private final String path;

	private final Map<?, ?> values;

	private final Set<String> known = new LinkedHashSet<>();

	SettingsSection(String file, String path, Map<?, ?> values) {
		this.file = file;
		this.path = path;
		this.values = values;
	}

	/** A mapping within this one. */
	SettingsSection section(String name) {
		this.known.add(name);
		Object value = this.values.get(name);
		if (value == null) {
			value = Map.of();
		}
		if (!(value instanceof Map<?, ?> mapping)) {
			throw wrong(name, "a mapping of fields to values");
		}
		return new SettingsSection(this.file, this.path + name + ".", mapping);
	}

	<T> T required(String name, ValueParser<T> reading) {
		return optional(name, reading).orElseThrow(() -> wrong(name, right(reading)));
	}

	<T> T withDefault(String name, ValueParser<T> reading, T standard) {
		return optional(name, reading).orElse(standard);
	}

	<T> Optional<T> optional(String name, ValueParser<T> reading) {
		this.known.add(name);
		Object value = this.values.get(name);
		return (value != null) ? Optional.of(read(name, value, reading)) : Optional.empty();
	}

	/** Several values of a kind. */
	<T> List<T> list(String name, ValueParser<T> reading) {
		this.known.add(name);
		Object value = this.values.get(name);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> elements)) {
			throw wrong(name, "a list, each element " + right(reading));
		}
		List<T> read = new ArrayList<>();
		for (int i = 0; i < elements.size(); i++) {
			read.add(read(name + "[" + i + "]", elements.get(i), reading));
		}
		check(read.stream().distinct().count() == read.size(), name, "a list without duplicates");
		return List.copyOf(read);
	}

	/** Refuses a value that is right by itself, but not beside the others. */
	void check(boolean condition, String name, String right) {
		if (!condition) {
			throw wrong(name, right);
		}
	}

	/** Refuses the former name of a field. */
	void renamed(String former, String name) {
		if (this.values.containsKey(former)) {
			throw new InvalidSettingException(
					"%s: %s%s is now called %s%s: rename it.".formatted(this.file, this.path, former, this.path, name));
		}
	}

	/** Refuses the fields that nobody asked for. */
	void end() {
		for (Object name : this.values.keySet()) {
			if (!this.known.contains(String.valueOf(name))) {
				throw unknown(String.valueOf(name));
			}
		}
	}

	InvalidSettingException wrong(String name, String right) {
		Object value = this.values.get(name);
		if (value != null) {
			return wrong(name, value, right);
		}
		return this.values.keySet()
			.stream()
			.map(String::valueOf)
			.filter((typed) -> !this.known.contains(typed) && NearestName.isTypo(typed, name))
			.findFirst()
			.map(this::unknown)
			.orElseGet(() -> new InvalidSettingException(
					"%s: %s%s is missing; it must be %s.".formatted(this.file, this.path, name, right)));
	}

	private InvalidSettingException wrong(String name, Object value, String right) {
		return new InvalidSettingException(
				"%s: %s%s is %s; it must be %s.".formatted(this.file, this.path, name, shown(value), right));
	}

	private InvalidSettingException unknown(String name) {
		return new InvalidSettingException("%s: %s%s is no setting; did you mean %s%s?".formatted(this.file, this.path,
				name, this.path, NearestName.among(this.known, name)));
	}

	private <T> T read(String name, Object value, ValueParser<T> reading) {
		if (value instanceof String text && text.strip().matches(".*" + CONTROL + ".*")) {
			throw wrong(name, value, "one line without control characters");
		}
		try {
			return reading.read(value);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(name, value, String.valueOf(ex.getMessage()));
		}
	}

	private static String right(ValueParser<?> reading) {
		try {
			reading.read("");
			return "set";
		}
		catch (IllegalArgumentException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	/** One line, and nothing that looks like a secret. */
	private static String shown(Object value) {
		String text = String.valueOf(value).strip();
		if (text.contains("PRIVATE KEY")) {
			return "a private key";
		}
		String line = text.lines().findFirst().orElse("empty").replaceAll(CONTROL, "?");
		return (line.length() > 60) ? line.substring(0, 60) + "..." : line;
	}

}
