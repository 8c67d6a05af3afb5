package dev.counter.local;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Awaitility with a timeout for a busy machine.
 */
public final class Patience {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private Patience() {
	}

	public static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT);
	}

}
