package dev.counter.display;

import java.util.OptionalLong;
import java.util.regex.Pattern;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Keyset pagination by query parameters.
 *
 * @param before the newest entries with a lesser id
 * @param after the oldest entries with a greater id
 * @param limit the page size
 * @param generation the generation of the ids, {@code null} for the current one
 */
record Paging(OptionalLong before, OptionalLong after, int limit, @Nullable String generation) {

	static final String BEFORE = "before";

	static final String AFTER = "after";

	static final String LIMIT = "limit";

	/** The first page. */
	static final Paging NEWEST = new Paging(OptionalLong.empty(), OptionalLong.empty(), Limits.PAGE_DEFAULT, null);

	private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");

	private static final String ID = "the id of an entry, such as 42";

	private static final String COUNT = "a whole number from 1 to " + Limits.PAGE_MAX;

	/**
	 * Parses the parameters of a query, each of which may be missing.
	 * @throws ProblemException with 400 that names the invalid parameter
	 */
	static Paging of(@Nullable String before, @Nullable String after, @Nullable String limit,
			@Nullable String generation) {
		return of(number(before, BEFORE, ID, Long.MAX_VALUE), number(after, AFTER, ID, Long.MAX_VALUE),
				number(limit, LIMIT, COUNT, Limits.PAGE_MAX), generation);
	}

	private static Paging of(OptionalLong before, OptionalLong after, OptionalLong limit, @Nullable String generation) {
		if (before.isPresent() && after.isPresent()) {
			throw wrong(AFTER, "after and before are both given.", "one of the two");
		}
		if (limit.isPresent() && limit.getAsLong() == 0) {
			throw wrong(LIMIT, "limit is 0.", COUNT);
		}
		return new Paging(before, after, (int) limit.orElse(Limits.PAGE_DEFAULT), generation);
	}

	private static OptionalLong number(@Nullable String value, String name, String expected, long greatest) {
		if (value == null) {
			return OptionalLong.empty();
		}
		if (!DIGITS.matcher(value).matches()) {
			throw wrong(name, "%s is \"%s\".".formatted(name, SafeText.of(value)), expected);
		}
		try {
			long number = Long.parseLong(value);
			if (number <= greatest) {
				return OptionalLong.of(number);
			}
		}
		catch (NumberFormatException ex) {
			// More digits than a long has.
		}
		throw wrong(name, "%s is greater than %s.".formatted(name, greatest), expected);
	}

	private static ProblemException wrong(String name, String detail, String expected) {
		return ProblemException.ofField(name, detail, expected);
	}

}
