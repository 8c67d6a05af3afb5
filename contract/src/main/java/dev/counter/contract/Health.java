package dev.counter.contract;

/**
 * The paths on a service's management port. Every health check asks {@link #READINESS}.
 */
public final class Health {

	/**
	 * 200 while the service may get requests; 503 when the schema is known to be too old
	 * or a stop is under way. An unreachable database leaves it 200.
	 */
	public static final String READINESS = "/actuator/health/readiness";

	/** 200 while the process is of use at all. */
	public static final String LIVENESS = "/actuator/health/liveness";

	/** The version and the commit. */
	public static final String INFO = "/actuator/info";

	private Health() {
	}

}
