package dev.counter.adder.commit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.counter.adder.entry.AddCommand;
import dev.counter.contract.Times;

/**
 * An add that waits for its commit.
 *
 * @param command what to add
 * @param since its arrival, by {@link System#nanoTime()}
 * @param result completed after the commit
 */
record PendingAdd(AddCommand command, long since, CompletableFuture<AddResult> result) {

	/** An older add leaves the database too little time before the deadline. */
	private static final Duration MAX_WAIT = Times.DATABASE_DEADLINE.dividedBy(2);

	static PendingAdd of(AddCommand command) {
		return new PendingAdd(command, System.nanoTime(), new CompletableFuture<>());
	}

	Duration timeLeft() {
		return Times.DATABASE_DEADLINE.minusNanos(System.nanoTime() - this.since);
	}

	boolean isInTime() {
		return timeLeft().compareTo(MAX_WAIT) >= 0;
	}

	boolean hasKey() {
		return this.command.key() != null;
	}

}
