package dev.counter.contract;

/**
 * HTTP header fields of the services, the front door and clients.
 */
public final class Headers {

	/** In every response: the release that sent it. */
	public static final String RELEASE = "X-Counter-Release";

	/** With the CSV: the generation of its ids. */
	public static final String GENERATION = "X-Counter-Generation";

	/** Trace id of the load balancer; sent back and logged. */
	public static final String TRACE = "X-Amzn-Trace-Id";

	/** With an add: a UUID for safe repetition. */
	public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	/** Its last element is the client address that the last trusted hop saw. */
	public static final String FORWARDED_FOR = "X-Forwarded-For";

	/** The scheme that the visitor used, as the front door saw it. */
	public static final String FORWARDED_PROTO = "X-Forwarded-Proto";

	/** The port that the visitor used, as the front door saw it. */
	public static final String FORWARDED_PORT = "X-Forwarded-Port";

	private Headers() {
	}

}
