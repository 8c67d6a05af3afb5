package dev.counter.contract;

import java.time.Duration;

/**
 * Timeouts. Their order matters: the front door closes an idle connection before the
 * service does, and a stopping service ends within its draining.
 */
public final class Times {

	/** Within this time an unreachable or frozen database becomes a 503. */
	public static final Duration DATABASE_DEADLINE = Duration.ofSeconds(2);

	/** Retry-After of a 503. */
	public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

	/** Lock timeout of a reset. */
	public static final Duration RESET_LOCK_WAIT = Duration.ofSeconds(2);

	/** How long idempotency keys are remembered. */
	public static final Duration KEY_RETENTION = Duration.ofDays(7);

	/** Validity of a signed URL. */
	public static final Duration SIGNED_URL = Duration.ofMinutes(15);

	/**
	 * How long a file is kept. S3 rounds up to the next midnight: its rule has 13 days.
	 */
	public static final Duration FILE_RETENTION = Duration.ofDays(14);

	/** Time over which the rate of an upload is measured, and longest silence. */
	public static final Duration UPLOAD_RATE = Duration.ofSeconds(20);

	/** How long a file that is gone is answered with 410 rather than 404. */
	public static final Duration GONE_FILE_RETENTION = Duration.ofDays(7);

	/** How long an unfinished upload is kept. */
	public static final Duration UPLOAD_RETENTION = Duration.ofDays(1);

	/** Lease of an import or an export; after it another process continues. */
	public static final Duration LEASE = Duration.ofSeconds(30);

	/** Limit for receiving a request body; later 408. */
	public static final Duration REQUEST_BODY = Duration.ofSeconds(10);

	/** Idle timeout of the front door for connections to a service. */
	public static final Duration BALANCER_IDLE = Duration.ofSeconds(60);

	/** Keep-alive timeout of a service: longer than the front door's. */
	public static final Duration KEEP_ALIVE = Duration.ofSeconds(75);

	/** Deregistration delay of a target. */
	public static final Duration DRAIN = Duration.ofSeconds(30);

	/** Graceful shutdown timeout for requests in flight. */
	public static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(20);

	private Times() {
	}

}
