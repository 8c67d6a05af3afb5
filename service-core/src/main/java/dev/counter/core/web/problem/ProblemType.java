package dev.counter.core.web.problem;

import dev.counter.contract.ProblemUri;

/**
 * The kinds of problem that clients can tell apart.
 */
public enum ProblemType {

	/** The request, or a part of it that has no name of its own, cannot be read. */
	MALFORMED_REQUEST(400, "This request cannot be read"),

	/** A field, parameter or header has a value that is not taken. */
	INVALID_FIELD(400, "A value is not right"),

	/** The request comes from a page of another site. */
	CROSS_SITE(403, "Requests from other sites are refused"),

	/** No endpoint has this path, or what it names does not exist. */
	NOT_FOUND(404, "There is nothing here"),

	/** The endpoint does not take this method. */
	METHOD_NOT_ALLOWED(405, "This method is not taken here"),

	/** The body did not arrive in time. */
	REQUEST_TIMEOUT(408, "The request took too long to arrive"),

	/** What the request was based on has changed. */
	STALE(409, "The counter has changed meanwhile"),

	/** What the request refers to is not there any more. */
	GONE(410, "What this refers to is gone"),

	/** The body is larger than is taken. */
	BODY_TOO_LARGE(413, "The body is too large"),

	/** The body has a type that the endpoint does not read. */
	UNSUPPORTED_MEDIA_TYPE(415, "This type of body is not read here"),

	/** The Host is a name that the service does not answer to: DNS rebinding. */
	MISDIRECTED_REQUEST(421, "This host name is not served here"),

	/** The idempotency key came before, with another value. */
	KEY_REUSED(422, "The idempotency key belongs to another value"),

	/** The service failed; the client is not at fault. */
	INTERNAL_ERROR(500, "Something went wrong on our side"),

	/** The server does not know how to do what the request asks of it. */
	NOT_IMPLEMENTED(501, "This is not something the server can do"),

	/** As many others ask for the same as the service serves at once. */
	BUSY(503, "Too many ask for this at the moment"),

	/** The service used up the request's time itself; nothing was changed. */
	DEADLINE_EXCEEDED(503, "The request took too long"),

	/** The database does not answer; nothing was changed. */
	DATABASE_UNAVAILABLE(503, "The counter cannot be reached at the moment"),

	/** The database stopped answering while something was being changed. */
	OUTCOME_UNKNOWN(503, "Whether this was done is not known");

	private final int status;

	private final String title;

	ProblemType(int status, String title) {
		this.status = status;
		this.title = title;
	}

	/**
	 * The URI that names the type and never changes.
	 * @return for example {@code urn:counter:problem:invalid-field}
	 */
	public String uri() {
		return ProblemUri.of(this);
	}

	/**
	 * The HTTP status that goes with it.
	 * @return 400 to 599
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The type in words.
	 * @return half a sentence
	 */
	public String title() {
		return this.title;
	}

}
