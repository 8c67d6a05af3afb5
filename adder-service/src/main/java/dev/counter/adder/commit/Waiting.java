package dev.counter.adder.commit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.counter.adder.entry.Add;
import dev.counter.contract.Times;

/**
 * An add that waits for its commit.
 *
 * @param add what to add
 * @param since when it arrived, in the nanoseconds of {@link System#nanoTime()}
 * @param answer completes when it is known what became of it
 */
record Waiting(Add add, long since, CompletableFuture<Committed> answer) {

	/** One that waited longer would leave the database too little of its time. */
	private static final Duration PATIENCE = Times.DATABASE_DEADLINE.dividedBy(2);

	static Waiting of(Add add) {
		return new Waiting(add, System.nanoTime(), new CompletableFuture<>());
	}

	/** How much of its time is left. */
	Duration left() {
		return Times.DATABASE_DEADLINE.minusNanos(System.nanoTime() - this.since);
	}

	boolean isInTime() {
		return left().compareTo(PATIENCE) >= 0;
	}

	void fail(Throwable failure) {
		this.answer.completeExceptionally(failure);
	}

}
