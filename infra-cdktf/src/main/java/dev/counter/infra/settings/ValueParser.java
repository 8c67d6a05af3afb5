package dev.counter.infra.settings;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parser of a YAML scalar.
 */
@FunctionalInterface
interface ValueParser<T> {

	ValueParser<Boolean> FLAG = of(Boolean.class, (flag) -> true, "true or false");

	/**
	 * Parses a value.
	 * @throws IllegalArgumentException with what is valid, after "must be"
	 */
	T parse(Object value);

	static ValueParser<Integer> integer(int min, int max) {
		return of(Integer.class, (number) -> number >= min && number <= max,
				"a whole number from " + min + " to " + max);
	}

	static ValueParser<Integer> integerOf(List<Integer> allowed) {
		return of(Integer.class, allowed::contains,
				"one of " + allowed.stream().map(String::valueOf).collect(Collectors.joining(", ")));
	}

	static ValueParser<String> text(String pattern, String expected) {
		return of(String.class, Pattern.compile(pattern).asMatchPredicate(), expected);
	}

	private static <T> ValueParser<T> of(Class<T> type, Predicate<T> valid, String expected) {
		return (value) -> {
			if (type.isInstance(value) && valid.test(type.cast(value))) {
				return type.cast(value);
			}
			throw new IllegalArgumentException(expected);
		};
	}

}
