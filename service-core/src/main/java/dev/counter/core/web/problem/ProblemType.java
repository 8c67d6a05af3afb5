package dev.counter.core.web.problem;

import java.net.URI;

import dev.counter.contract.ProblemUri;

import org.springframework.http.HttpStatus;

/**
 * Problem types (RFC 9457) that clients can tell apart.
 */
public enum ProblemType {

	/** The request, or a part without a name, cannot be read. */
	MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "Bad request"),

	/** The value of a field, parameter or header is invalid. */
	INVALID_FIELD(HttpStatus.BAD_REQUEST, "Invalid value"),

	/** CSRF: the request comes from a page of another site. */
	CROSS_SITE(HttpStatus.FORBIDDEN, "Cross-site request refused"),

	/** No endpoint has this path, or the resource does not exist. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "Page not found"),

	/** The endpoint does not support this method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),

	/** The body did not arrive in time. */
	REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "Request timeout"),

	/** The counter was reset since the page was loaded. */
	STALE(HttpStatus.CONFLICT, "The counter has changed since this page was loaded"),

	/** The resource was removed. */
	GONE(HttpStatus.GONE, "This page is no longer available"),

	/** The body exceeds the limit. */
	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Request body too large"),

	/** The endpoint does not support the type of the body. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),

	/** DNS rebinding: the service does not answer to this host name. */
	MISDIRECTED_REQUEST(HttpStatus.MISDIRECTED_REQUEST, "Host name not allowed"),

	/** The idempotency key was used before, with another value. */
	KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used with another value"),

	/** The upload or import is not in the state that the request needs. */
	CONFLICT(HttpStatus.CONFLICT, "Conflict"),

	/** The file cannot be imported. */
	INVALID_FILE(HttpStatus.UNPROCESSABLE_CONTENT, "The file cannot be imported"),

	/** Rate limit: the network uploaded or exported as much as it may for now. */
	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many files"),

	/** The environment keeps as many bytes of files as it may. */
	STORAGE_FULL(HttpStatus.INSUFFICIENT_STORAGE, "No room for more files"),

	/** The service failed; the client is not at fault. */
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error"),

	/** The server does not support the method, the encoding or the version of HTTP. */
	NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "Not implemented"),

	/** The service handles as many of these requests as it can. */
	BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests at the moment"),

	/** The service exceeded the request's deadline; nothing was changed. */
	DEADLINE_EXCEEDED(HttpStatus.SERVICE_UNAVAILABLE, "The request took too long"),

	/** The database does not answer; nothing was changed. */
	DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The counter cannot be reached at the moment"),

	/** S3 does not answer. */
	STORAGE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Files cannot be reached at the moment"),

	/** The database stopped answering during a change. */
	OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE, "Outcome unknown");

	private final HttpStatus status;

	private final String title;

	ProblemType(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	/** Never changes, for example {@code urn:counter:problem:invalid-field}. */
	URI uri() {
		return URI.create(ProblemUri.of(this));
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

}
