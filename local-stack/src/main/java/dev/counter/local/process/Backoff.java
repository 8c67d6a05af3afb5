package dev.counter.local.process;

import java.time.Duration;

/**
 * How long to wait before a program is started again: longer each time, unless it ran
 * well for a while.
 */
public final class Backoff {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration STEADY = Duration.ofSeconds(60);

	private Duration next = FIRST;

	/**
	 * The pause after another end.
	 * @param lived how long the program ran
	 * @return the pause
	 */
	public Duration after(Duration lived) {
		Duration pause = (lived.compareTo(STEADY) >= 0) ? FIRST : this.next;
		Duration doubled = pause.multipliedBy(2);
		this.next = (doubled.compareTo(LONGEST) > 0) ? LONGEST : doubled;
		return pause;
	}

}
