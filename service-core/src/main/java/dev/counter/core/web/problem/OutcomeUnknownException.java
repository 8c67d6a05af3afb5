package dev.counter.core.web.problem;

import java.io.Serial;

/**
 * A 503 for a change that may have been committed although it failed.
 */
public class OutcomeUnknownException extends ProblemException {

	@Serial
	private static final long serialVersionUID = 1L;

	OutcomeUnknownException(String detail) {
		super(ProblemType.OUTCOME_UNKNOWN, ProblemType.OUTCOME_UNKNOWN.status(), detail, null,
				"the same request again with the same idempotency key where it has one, else a look at the entries first");
	}

}
