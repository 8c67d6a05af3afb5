package dev.counter.contract;

import java.time.Duration;

/**
 * How long everything may take. The order matters: a front door gives up an idle
 * connection before the service does, and a stopping service outlives its draining.
 */
public final class Times {

	/** Within this time an unreachable or frozen database becomes a 503. */
	public static final Duration DATABASE_DEADLINE = Duration.ofSeconds(2);

	/** What a 503 tells clients to wait. */
	public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

	/** The longest that a reset waits for the table. */
	public static final Duration RESET_LOCK_WAIT = Duration.ofSeconds(2);

	/** How long idempotency keys are remembered. */
	public static final Duration KEY_RETENTION = Duration.ofDays(7);

	/** Within this time a body has to arrive whole; later 408. */
	public static final Duration REQUEST_BODY = Duration.ofSeconds(10);

	/** How long a front door keeps an idle connection to a service. */
	public static final Duration BALANCER_IDLE = Duration.ofSeconds(60);

	/** How long a service keeps an idle connection: longer than its front door. */
	public static final Duration KEEP_ALIVE = Duration.ofSeconds(75);

	/** How long a target that is taken out may still answer what it has. */
	public static final Duration DRAIN = Duration.ofSeconds(30);

	/** How long a stopping service waits for requests in flight. */
	public static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(20);

	private Times() {
	}

}
