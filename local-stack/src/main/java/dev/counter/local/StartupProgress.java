package dev.counter.local;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Startup progress on the console: each step with its duration.
 */
final class StartupProgress {

	private final Consumer<String> console;

	private long begin = System.nanoTime();

	StartupProgress(Consumer<String> console) {
		this.console = console;
	}

	/** Reports a completed step; the next one begins. */
	void completed(String step) {
		report(step);
		this.begin = System.nanoTime();
	}

	/** Reports an event within the current step. */
	void report(String event) {
		print(line(Duration.ofNanos(System.nanoTime() - this.begin), event));
	}

	void print(String line) {
		this.console.accept(line);
	}

	static String line(Duration duration, String event) {
		return String.format(Locale.ROOT, "%6.1f s  %s", duration.toMillis() / 1000.0, event);
	}

}
