package dev.counter.contract;

import java.time.Duration;

/**
 * Time limits of a release: each outlasts those that it waits for.
 */
public final class Rollout {

	/** How often a load balancer asks a target for {@link Health#READINESS}. */
	public static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

	/** How long an answer to that may take. */
	public static final Duration CHECK_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Failed checks in a row that make a target unhealthy: the only task, on a quarter of
	 * a CPU, survives a burst that two checks don't.
	 */
	public static final int FAILED_CHECKS = 5;

	/** From the start of a task's containers to its first healthy answer. */
	public static final Duration TASK_START = Duration.ofSeconds(120);

	/** The longest that Fargate lets a container wait for another one. */
	public static final Duration MIGRATION = Duration.ofSeconds(120);

	/** From the request for a task to its containers' start: placement and images. */
	public static final Duration TASK_PLACEMENT = Duration.ofSeconds(60);

	/** The fewest failed tasks that ECS's circuit breaker counts before it rolls back. */
	public static final int BREAKER_FAILURES = 3;

	/**
	 * How long a new machine may fail its checks: a boot with the installation of Java,
	 * the training of the cache and the start, with as much again in reserve.
	 */
	public static final Duration MACHINE_START = Duration.ofSeconds(300);

	/**
	 * When a new machine counts: after its start, and after the failures from then on
	 * have been noticed. A shorter time would end the old machine before the new one was
	 * ever judged.
	 */
	public static final Duration MACHINE_WARM_UP = MACHINE_START.plus(detection()).plus(CHECK_INTERVAL);

	/**
	 * How long a release waits for an instance refresh, more than three attempts of a new
	 * machine, before it rolls the refresh back.
	 */
	public static final Duration INSTANCE_REFRESH = Duration.ofMinutes(25);

	private Rollout() {
	}

	/**
	 * How long a failure stays unnoticed.
	 * @return the time of as many checks as it takes
	 */
	public static Duration detection() {
		return CHECK_INTERVAL.multipliedBy(FAILED_CHECKS);
	}

	/**
	 * How long ECS may take to roll a service out, or back: every task that the circuit
	 * breaker counts fails as late as it can, and one more attempt brings the earlier
	 * tasks back.
	 * @param grace the time that a task's failed checks don't count
	 * @return the limit for the wait for a steady state
	 */
	public static Duration serviceLimit(Duration grace) {
		Duration attempt = TASK_PLACEMENT.plus(grace).plus(detection()).plus(Times.DRAIN);
		return attempt.multipliedBy(BREAKER_FAILURES + 1L);
	}

}
