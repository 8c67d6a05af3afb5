package dev.counter.core.web.problem;

import dev.counter.contract.Times;
import org.jspecify.annotations.Nullable;

/**
 * Says what a bare status means, where the server or the framework refused a request
 * without a word.
 */
public final class Statuses {

	static final int BAD_REQUEST = 400;

	private static final int SERVER_ERROR = 500;

	private Statuses() {
	}

	/**
	 * The problem that a status stands for.
	 * @param status 400 to 599
	 * @param detail what is known about it, if anything
	 * @return the problem, with that very status
	 */
	public static Problem problem(int status, @Nullable String detail) {
		Problem problem = switch (status) {
			case 403 -> Problem.of(ProblemType.CROSS_SITE, "This request is refused.", null);
			case 404 -> Problem.of(ProblemType.NOT_FOUND, "No page and no endpoint has this path.",
					"a path of the counter, such as / or /display_service/total");
			case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This method is not taken here.",
					"a method that the Allow header names");
			case 408 -> Problem.of(ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time.",
					"the whole body within " + Times.REQUEST_BODY.toSeconds() + " seconds");
			case 413 -> BodyLimit.problem();
			case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This type of body is not read here.", null);
			case 417 -> Problem.ofField("Expect", "This expectation cannot be met.", "100-continue");
			case 501 -> Problem.of(ProblemType.NOT_IMPLEMENTED, "The server does not know this method or encoding.",
					"GET, HEAD or POST, with a plain or chunked body");
			case 505 -> Problem.of(ProblemType.NOT_IMPLEMENTED, "This version of HTTP is not supported.", "HTTP/1.1");
			case 503 -> Problem.of(ProblemType.DATABASE_UNAVAILABLE, "The service cannot answer at the moment.",
					"the same request again in a moment");
			default -> (status < SERVER_ERROR) ? Problem.of(ProblemType.MALFORMED_REQUEST,
					"The request is not valid HTTP.",
					"a request line and headers as RFC 9112 has them, 8 KiB in all, with percent-encoded UTF-8 in path and query")
					: Problem.of(ProblemType.INTERNAL_ERROR, "The service failed to answer this request.", null);
		};
		return new Problem(problem.type(), status, (detail != null) ? detail : problem.detail(), problem.field(),
				problem.expected(), problem.headers());
	}

}
