package dev.counter.infra.settings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a value of a settings file becomes a typed one. */
@FunctionalInterface
interface ValueParser<T> {

	/** Yes or no. */
	ValueParser<Boolean> FLAG = (value) -> {
		if (value instanceof Boolean flag) {
			return flag;
		}
		throw new IllegalArgumentException("true or false");
	};

	/** Reads one value. */
	T read(Object value);

	static ValueParser<Integer> integer(int min, int max) {
		return (value) -> {
			if (value instanceof Integer number && number >= min && number <= max) {
				return number;
			}
			throw new IllegalArgumentException("a whole number from " + min + " to " + max);
		};
	}

	static ValueParser<Integer> integerOf(List<Integer> allowed) {
		return (value) -> {
			if (value instanceof Integer number && allowed.contains(number)) {
				return number;
			}
			throw new IllegalArgumentException(
					"one of " + allowed.stream().map(String::valueOf).collect(Collectors.joining(", ")));
		};
	}

	static ValueParser<String> text(String pattern, String right) {
		Pattern compiled = Pattern.compile(pattern);
		return (value) -> {
			if (value instanceof String text && compiled.matcher(text).matches()) {
				return text;
			}
			throw new IllegalArgumentException(right);
		};
	}

}
