package dev.counter.local;

import java.time.Duration;
import java.util.Locale;

/**
 * Tells what was done and how long it took, so that nobody waits without knowing for
 * what.
 */
final class StartupProgress {

	private final Console console;

	private long begin = System.nanoTime();

	StartupProgress(Console console) {
		this.console = console;
	}

	/** Tells of a step that ends here; the next one begins. */
	void done(String what) {
		reached(what);
		this.begin = System.nanoTime();
	}

	/** Tells of a part of the present step. */
	void reached(String what) {
		this.console.say(line(Duration.ofNanos(System.nanoTime() - this.begin), what));
	}

	void say(String line) {
		this.console.say(line);
	}

	static String line(Duration took, String what) {
		return String.format(Locale.ROOT, "%6.1f s  %s", took.toMillis() / 1000.0, what);
	}

}
