package dev.counter.display;

import java.util.OptionalLong;
import java.util.regex.Pattern;

import dev.counter.contract.Limits;
import dev.counter.core.ledger.Generation;
import dev.counter.core.web.body.Fields;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a client asks for, all names and values being those of the query.
 *
 * @param before only entries with a lesser id, the newest of them
 * @param after only entries with a greater id, the oldest of them
 * @param limit how many at most
 * @param generation the generation that the ids are of, {@code null} for whichever is
 * current
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
	 * Reads the parameters of a query; those that are not ours are ignored.
	 * @param query the query's parameters
	 * @return the page that is meant
	 * @throws ProblemException naming the parameter that is wrong
	 */
	static Paging of(Fields query) {
		OptionalLong before = number(query, BEFORE, ID, Long.MAX_VALUE);
		OptionalLong after = number(query, AFTER, ID, Long.MAX_VALUE);
		OptionalLong limit = number(query, LIMIT, COUNT, Limits.PAGE_MAX);
		if (before.isPresent() && after.isPresent()) {
			throw wrong(AFTER, "after and before are both given.", "one of the two");
		}
		if (limit.isPresent() && limit.getAsLong() == 0) {
			throw wrong(LIMIT, "limit is 0.", COUNT);
		}
		return new Paging(before, after, (int) limit.orElse(Limits.PAGE_DEFAULT), query.value(Generation.PARAMETER));
	}

	private static OptionalLong number(Fields query, String name, String expected, long greatest) {
		String value = query.value(name);
		if (value == null) {
			return OptionalLong.empty();
		}
		if (!DIGITS.matcher(value).matches()) {
			throw wrong(name, "%s is \"%s\".".formatted(name, Shown.of(value)), expected);
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
		return new ProblemException(Problem.ofField(name, detail, expected));
	}

}
