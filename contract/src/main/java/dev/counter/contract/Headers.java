package dev.counter.contract;

/**
 * The header fields that have a meaning between the services, their front doors and their
 * clients.
 */
public final class Headers {

	/** In every answer: the release that gave it. */
	public static final String RELEASE = "X-Counter-Release";

	/** With the CSV: the generation of the ledger that its ids belong to. */
	public static final String GENERATION = "X-Counter-Generation";

	/** The id that the load balancer gives a request; answered and logged as it came. */
	public static final String TRACE = "X-Amzn-Trace-Id";

	/** With an add: a UUID under which a repetition is recognised. */
	public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	/** Whose last element is the address that the last trusted hop saw. */
	public static final String FORWARDED_FOR = "X-Forwarded-For";

	/** The scheme that the visitor used, as the front door saw it. */
	public static final String FORWARDED_PROTO = "X-Forwarded-Proto";

	/** The port that the visitor used, as the front door saw it. */
	public static final String FORWARDED_PORT = "X-Forwarded-Port";

	private Headers() {
	}

}
