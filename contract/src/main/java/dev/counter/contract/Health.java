package dev.counter.contract;

/**
 * Paths on the management port. Every health check uses {@link #READINESS}.
 */
public final class Health {

	/**
	 * 503 while the schema is known to be too old and during shutdown, otherwise 200,
	 * also without a database.
	 */
	public static final String READINESS = "/actuator/health/readiness";

	/** 200 while the process works. */
	public static final String LIVENESS = "/actuator/health/liveness";

	/** The version and the commit. */
	public static final String INFO = "/actuator/info";

	private Health() {
	}

}
