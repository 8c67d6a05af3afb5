package dev.counter.contract;

import java.time.Duration;

/**
 * Timeouts of a release, each longer than those within it.
 */
public final class Rollout {

	/** Interval of the load balancer's health checks. */
	public static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

	/** Timeout of a health check. */
	public static final Duration CHECK_TIMEOUT = Duration.ofSeconds(5);

	/** Unhealthy threshold: a single task on a quarter of a CPU survives a burst. */
	public static final int FAILED_CHECKS = 5;

	/** From the start of a task's containers to its first healthy check. */
	public static final Duration TASK_START = Duration.ofSeconds(120);

	/** Fargate's longest start timeout of a container that depends on another. */
	public static final Duration MIGRATION = Duration.ofSeconds(120);

	/** From the request for a task to its containers' start: placement and images. */
	public static final Duration TASK_PLACEMENT = Duration.ofSeconds(60);

	/** Failed tasks before ECS's circuit breaker rolls back. */
	public static final int BREAKER_FAILURES = 3;

	/**
	 * Health check grace period of a new machine: twice the time for boot, installation,
	 * training and start.
	 */
	public static final Duration MACHINE_START = Duration.ofSeconds(300);

	/**
	 * Instance warm-up: start plus detection of failures. With less, the old machine
	 * would end before the new one is known to be healthy.
	 */
	public static final Duration MACHINE_WARM_UP = MACHINE_START.plus(detection()).plus(CHECK_INTERVAL);

	/**
	 * How long a release waits for an instance refresh, more than three attempts of a new
	 * machine, before it rolls the refresh back.
	 */
	public static final Duration INSTANCE_REFRESH = Duration.ofMinutes(25);

	private Rollout() {
	}

	/** The time until failed checks make a target unhealthy. */
	public static Duration detection() {
		return CHECK_INTERVAL.multipliedBy(FAILED_CHECKS);
	}

	/**
	 * Limit for ECS to reach a steady state, with a rollback: each failed task takes its
	 * whole time, and one more attempt restores the earlier tasks.
	 * @param grace the health check grace period of a task
	 */
	public static Duration serviceLimit(Duration grace) {
		Duration attempt = TASK_PLACEMENT.plus(grace).plus(detection()).plus(Times.DRAIN);
		return attempt.multipliedBy(BREAKER_FAILURES + 1L);
	}

}
