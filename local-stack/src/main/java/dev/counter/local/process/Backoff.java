package dev.counter.local.process;

import java.time.Duration;

/**
 * Exponential backoff for restarts: doubles up to 30 s, and starts anew after a minute of
 * uptime.
 */
public final class Backoff {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration STABLE = Duration.ofSeconds(60);

	private Duration next = FIRST;

	/** The pause before the next start. */
	public Duration after(Duration uptime) {
		Duration pause = (uptime.compareTo(STABLE) >= 0) ? FIRST : this.next;
		Duration doubled = pause.multipliedBy(2);
		this.next = (doubled.compareTo(LONGEST) > 0) ? LONGEST : doubled;
		return pause;
	}

}
