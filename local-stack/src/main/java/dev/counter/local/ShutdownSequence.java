package dev.counter.local;

import dev.counter.local.data.StartupException;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be stopped in the end, the last started first. A stop may come while things
 * are still being started.
 */
final class ShutdownSequence {

	private final Deque<Stop> pending = new ArrayDeque<>();

	private boolean begun;

	/**
	 * Remembers something to stop.
	 * @param stop stops it
	 * @throws StartupException when the stop has begun: the start must end here
	 */
	void add(Stop stop) {
		synchronized (this) {
			if (!this.begun) {
				this.pending.push(stop);
				return;
			}
		}
		stop.run();
		throw new StartupException("Stopped before everything was started.");
	}

	/**
	 * ShutdownSequence all; whoever calls again waits for the first call to end.
	 * @param console told of what does not stop
	 */
	synchronized void run(Console console) {
		this.begun = true;
		while (!this.pending.isEmpty()) {
			try {
				this.pending.pop().run();
			}
			catch (RuntimeException ex) {
				console.say("While stopping: " + ex);
			}
		}
	}

	/**
	 * ShutdownSequence one thing.
	 */
	@FunctionalInterface
	interface Stop {

		void run();

	}

}
