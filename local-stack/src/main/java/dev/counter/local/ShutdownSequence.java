package dev.counter.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import dev.counter.local.data.StartupException;

/**
 * Shutdown in reverse order of the steps that {@link LocalStack} adds during its start,
 * which the shutdown may interrupt.
 */
final class ShutdownSequence {

	private final Deque<Runnable> pending = new ArrayDeque<>();

	private boolean begun;

	/**
	 * Adds a step.
	 * @throws StartupException when the shutdown has begun: the step runs at once, and
	 * the start ends
	 */
	void add(Runnable step) {
		synchronized (this) {
			if (!this.begun) {
				this.pending.push(step);
				return;
			}
		}
		step.run();
		throw new StartupException("Stopped before everything was started.");
	}

	/** Runs all steps once; a concurrent call waits until they are complete. */
	synchronized void run(Consumer<String> console) {
		this.begun = true;
		while (!this.pending.isEmpty()) {
			try {
				this.pending.pop().run();
			}
			catch (RuntimeException ex) {
				console.accept("While stopping: " + ex);
			}
		}
	}

}
