package dev.counter.infra.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Mapping of a settings file with typed access to its fields. Every error names file,
 * field, value and what is valid.
 */
final class SettingsSection {

	private static final String CONTROL = "[\\p{Cc}\\p{Cf}\\u2028\\u2029]";

	private static final int MAX_SHOWN = 60;

	private final String file;

	private final String path;

	private final Map<?, ?> values;

	private final Set<String> known = new LinkedHashSet<>();

	SettingsSection(String file, String path, Map<?, ?> values) {
		this.file = file;
		this.path = path;
		this.values = values;
	}

	/** A missing section is an empty one: its required fields are reported. */
	SettingsSection section(String name) {
		this.known.add(name);
		Object value = this.values.get(name);
		if (value == null) {
			value = Map.of();
		}
		if (!(value instanceof Map<?, ?> mapping)) {
			throw invalid(name, "a mapping of fields to values");
		}
		return new SettingsSection(this.file, this.path + name + ".", mapping);
	}

	/** Reads the section; a field that the reader does not know is unknown. */
	<T> T readAs(Function<SettingsSection, T> reader) {
		T settings = reader.apply(this);
		for (Object name : this.values.keySet()) {
			if (!this.known.contains(String.valueOf(name))) {
				throw unknown(String.valueOf(name));
			}
		}
		return settings;
	}

	<T> T required(String name, ValueParser<T> parser) {
		return optional(name, parser).orElseThrow(() -> invalid(name, expected(parser)));
	}

	<T> T withDefault(String name, ValueParser<T> parser, T defaultValue) {
		return optional(name, parser).orElse(defaultValue);
	}

	<T> Optional<T> optional(String name, ValueParser<T> parser) {
		this.known.add(name);
		Object value = this.values.get(name);
		return (value != null) ? Optional.of(parse(name, value, parser)) : Optional.empty();
	}

	/** A missing list is empty; duplicates are rejected. */
	<T> List<T> list(String name, ValueParser<T> parser) {
		this.known.add(name);
		Object value = this.values.get(name);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> elements)) {
			throw invalid(name, "a list, each element " + expected(parser));
		}
		List<T> parsed = new ArrayList<>();
		for (int i = 0; i < elements.size(); i++) {
			parsed.add(parse(name + "[" + i + "]", elements.get(i), parser));
		}
		check(parsed.stream().distinct().count() == parsed.size(), name, "a list without duplicates");
		return List.copyOf(parsed);
	}

	/**
	 * A check across fields.
	 * @param expected what is valid, after "must be"
	 */
	void check(boolean condition, String name, String expected) {
		if (!condition) {
			throw invalid(name, expected);
		}
	}

	void renamed(String former, String name) {
		if (this.values.containsKey(former)) {
			throw new InvalidSettingException(
					"%s: %s%s is now called %s%s: rename it.".formatted(this.file, this.path, former, this.path, name));
		}
	}

	private InvalidSettingException invalid(String name, String expected) {
		Object value = this.values.get(name);
		if (value != null) {
			return invalid(name, value, expected);
		}
		return this.values.keySet()
			.stream()
			.map(String::valueOf)
			.filter((typed) -> !this.known.contains(typed) && NearestName.isTypo(typed, name))
			.findFirst()
			.map(this::unknown)
			.orElseGet(() -> new InvalidSettingException(
					"%s: %s%s is missing; it must be %s.".formatted(this.file, this.path, name, expected)));
	}

	private InvalidSettingException invalid(String name, Object value, String expected) {
		return new InvalidSettingException(
				"%s: %s%s is %s; it must be %s.".formatted(this.file, this.path, name, safeText(value), expected));
	}

	private InvalidSettingException unknown(String name) {
		return new InvalidSettingException("%s: %s%s is no setting; did you mean %s%s?".formatted(this.file, this.path,
				name, this.path, NearestName.among(this.known, name)));
	}

	private <T> T parse(String name, Object value, ValueParser<T> parser) {
		if (value instanceof String text && text.strip().matches(".*" + CONTROL + ".*")) {
			throw invalid(name, value, "one line without control characters");
		}
		try {
			return parser.parse(value);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(name, value, String.valueOf(ex.getMessage()));
		}
	}

	private static String expected(ValueParser<?> parser) {
		try {
			parser.parse("");
			return "set";
		}
		catch (IllegalArgumentException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	/** One line of limited length without control characters or private keys. */
	private static String safeText(Object value) {
		String text = String.valueOf(value).strip();
		if (text.contains("PRIVATE KEY")) {
			return "a private key";
		}
		String line = text.lines().findFirst().orElse("empty").replaceAll(CONTROL, "?");
		return (line.length() > MAX_SHOWN) ? line.substring(0, MAX_SHOWN) + "..." : line;
	}

}
