package dev.counter.core.web.problem;

import java.util.Locale;

import dev.counter.contract.Limits;

/**
 * The one refusal of bodies that are too large, wherever that is noticed.
 */
public final class BodyLimit {

	private BodyLimit() {
	}

	/**
	 * The refusal.
	 * @return a 413
	 */
	public static Problem problem() {
		return Problem.of(ProblemType.BODY_TOO_LARGE, "The body is larger than is taken.",
				String.format(Locale.ROOT, "at most %,d bytes", Limits.BODY_BYTES));
	}

}
