package dev.counter.core.web.problem;

import java.util.Locale;

import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Problem details for the bare HTTP statuses of Tomcat and Spring MVC.
 */
public final class StatusProblem {

	private static final int SERVER_ERROR = 500;

	private StatusProblem() {
	}

	/**
	 * The problem of a status.
	 * @param status 400 to 599
	 * @param detail what is known about it, if anything
	 */
	public static ProblemException of(int status, @Nullable String detail) {
		Template template = template(status);
		return new ProblemException(template.type(), HttpStatusCode.valueOf(status),
				(detail != null) ? detail : template.detail(), template.field(), template.expected());
	}

	private static Template template(int status) {
		return switch (status) {
			case 403 -> of(ProblemType.CROSS_SITE, "This request is refused.", null);
			case 404 -> of(ProblemType.NOT_FOUND, "No page and no endpoint has this path.",
					"a path of the counter, such as / or /display_service/total");
			case 405 -> of(ProblemType.METHOD_NOT_ALLOWED, "This path does not support this method.",
					"a method that the Allow header names");
			case 408 -> of(ProblemType.REQUEST_TIMEOUT, "The request body did not arrive in time.",
					"the whole body within " + Times.REQUEST_BODY.toSeconds() + " seconds");
			case 413 -> of(ProblemType.BODY_TOO_LARGE, "Request body exceeds " + Limits.BODY_BYTES / 1024 + " KiB.",
					String.format(Locale.ROOT, "at most %,d bytes", Limits.BODY_BYTES));
			case 415 -> of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This type of body is not supported.", null);
			case 417 ->
				new Template(ProblemType.INVALID_FIELD, "Expect", "This expectation cannot be met.", "100-continue");
			case 501 -> of(ProblemType.NOT_IMPLEMENTED, "The server does not support this method or encoding.",
					"GET, HEAD, POST, PUT or DELETE, with a plain or chunked body");
			case 503 -> of(ProblemType.DATABASE_UNAVAILABLE, "The service cannot answer at the moment.",
					"the same request again in a moment");
			case 505 -> of(ProblemType.NOT_IMPLEMENTED, "This version of HTTP is not supported.", "HTTP/1.1");
			default -> (status < SERVER_ERROR) ? of(ProblemType.MALFORMED_REQUEST, "The request is not valid HTTP.",
					"a request line and headers by RFC 9112, 8 KiB in all, with percent-encoded UTF-8 in path and query")
					: of(ProblemType.INTERNAL_ERROR, "The service failed to answer this request.", null);
		};
	}

	private static Template of(ProblemType type, String detail, @Nullable String expected) {
		return new Template(type, null, detail, expected);
	}

	private record Template(ProblemType type, @Nullable String field, String detail, @Nullable String expected) {
	}

}
