package dev.counter.frontdoor;

import org.eclipse.jetty.http.HttpStatus;

/**
 * Errors that the gateway itself answers with; each name is part of its problem type's
 * URI.
 */
enum GatewayError {

	/** The request was not forwarded completely, so no service acted on it. */
	MALFORMED_REQUEST(HttpStatus.BAD_REQUEST_400, "Bad request",
			"The request target, a header field or the body is not valid HTTP, or is incomplete."),

	/** Protection against DNS rebinding. */
	MISDIRECTED_REQUEST(HttpStatus.MISDIRECTED_REQUEST_421, "Host name not allowed",
			"This address answers to localhost, to IP addresses and to the host names in ALLOWED_HOSTS: use one of them, or add this one."),

	/** An HTTP version other than 1.0 and 1.1. */
	NOT_IMPLEMENTED(HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505, "HTTP version not supported",
			"This version of HTTP is not supported. HTTP/1.1 is."),

	/** The request reached no service. */
	SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE_503, "Service unavailable",
			"The %s service is starting or restarting; nothing was done. Try again in a few seconds."),

	/** The connection broke after the request was sent. */
	OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE_503, "Outcome unknown",
			"The %s service closed the connection before it answered. Look at the sum before you try again."),

	/** The service received the request and did not answer. */
	TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT_504, "Outcome unknown",
			"The %s service did not answer in time. Look at the sum before you try again.");

	private final int status;

	private final String title;

	private final String detail;

	GatewayError(int status, String title, String detail) {
		this.status = status;
		this.title = title;
		this.detail = detail;
	}

	int status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	String detail(String service) {
		return this.detail.formatted(service);
	}

}
