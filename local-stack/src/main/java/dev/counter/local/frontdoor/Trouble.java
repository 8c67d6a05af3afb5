package dev.counter.local.frontdoor;

import dev.counter.contract.ProblemUri;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What the front door has to say itself, in the words of the services.
 */
enum Trouble {

	/** No service ever sees the whole request, so that none acts on it. */
	MALFORMED_REQUEST(HttpStatus.BAD_REQUEST_400, "This request cannot be read",
			"Its target, one of its header fields or its body is not valid HTTP, or not whole."),

	/** The Host is a name that is not served here: DNS rebinding. */
	MISDIRECTED_REQUEST(HttpStatus.MISDIRECTED_REQUEST_421, "This host name is not served here",
			"This address answers to localhost, to IP addresses and to the host names in ALLOWED_HOSTS: use one of them, or add this one."),

	/** Another version of HTTP than 1.0 and 1.1. */
	NOT_IMPLEMENTED(HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505, "This is not something the server can do",
			"This version of HTTP is not supported. HTTP/1.1 is."),

	/** The request reached nobody. */
	SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE_503, "This part of the counter is not there at the moment",
			"The %s service is starting or has to be started again; nothing was done. Try again in a few seconds."),

	/** The request reached a service that then broke off. */
	OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE_503, "Whether this was done is not known",
			"The %s service broke off before it answered. Look at the sum before you try again."),

	/** The service has the request and says nothing. */
	TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT_504, "Whether this was done is not known",
			"The %s service does not answer. Look at the sum before you try again.");

	private final int status;

	private final String title;

	private final String detail;

	Trouble(int status, String title, String detail) {
		this.status = status;
		this.title = title;
		this.detail = detail;
	}

	String uri() {
		return ProblemUri.of(this);
	}

	int status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	/** A sentence or two; those about a service have a place for its name. */
	String detail(String service) {
		return this.detail.formatted(service);
	}

}
