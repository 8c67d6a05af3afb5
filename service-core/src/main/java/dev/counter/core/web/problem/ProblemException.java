package dev.counter.core.web.problem;

import java.io.Serial;

/**
 * Ends a request with a problem. It says nothing about the code that throws it, so it
 * carries no stack trace.
 */
public class ProblemException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	/**
	 * Creates the exception.
	 * @param problem what to answer
	 */
	public ProblemException(Problem problem) {
		super(problem.detail(), null, false, false);
		this.problem = problem;
	}

	/**
	 * What to answer.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

}
