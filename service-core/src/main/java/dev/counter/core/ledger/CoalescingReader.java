package dev.counter.core.ledger;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.counter.core.database.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Lets readers who wait at the same time share one read, as writers share a commit. Who
 * comes while a read is under way is never given its answer, which may be older than what
 * they know of, but the next one's, together with all who come until that begins. The
 * first of them reads for the others; a lone reader reads at once. Where sharing fails or
 * takes long, all read for themselves.
 *
 * @param <T> what is read
 */
class CoalescingReader<T> {

	/** How long a read waits for the one before it. */
	private static final Duration PATIENCE = Duration.ofMillis(100);

	/**
	 * How often a reader gives way before: where a processor is idle that takes no time.
	 */
	private static final int YIELDS = 4;

	private final Supplier<T> read;

	private final Duration patience;

	/** One at a time: of two, each would have half as many to share it. */
	private final Semaphore turn = new Semaphore(1);

	/** Those who wait for a read that has not begun. */
	private final AtomicReference<@Nullable CompletableFuture<T>> gathering = new AtomicReference<>();

	CoalescingReader(Supplier<T> read) {
		this(read, PATIENCE);
	}

	CoalescingReader(Supplier<T> read, Duration patience) {
		this.read = read;
		this.patience = patience;
	}

	/**
	 * Reads, or waits for another's read that begins after this call.
	 * @return the answer
	 * @throws RuntimeException when reading fails for the caller itself
	 */
	T get() {
		CompletableFuture<T> own = new CompletableFuture<>();
		CompletableFuture<T> group = this.gathering.compareAndExchange(null, own);
		return (group != null) ? follow(group) : lead(own);
	}

	private T lead(CompletableFuture<T> group) {
		yieldToArrivals();
		boolean inTurn = acquirePermit();
		try {
			T answer = this.read.get();
			group.complete(answer);
			return answer;
		}
		finally {
			if (inTurn) {
				this.turn.release();
			}
			group.cancel(false);
		}
	}

	/** Gives way to readers who are about to come. */
	private static void yieldToArrivals() {
		for (int i = 0; i < YIELDS; i++) {
			Thread.yield();
		}
	}

	/**
	 * Whoever comes after it may know of more than is read now, and waits for the next.
	 */
	private boolean acquirePermit() {
		try {
			return this.turn.tryAcquire(millis(this.patience), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.gathering.set(null);
		}
	}

	private T follow(CompletableFuture<T> group) {
		try {
			return group.get(millis(this.patience.multipliedBy(2)), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | CancellationException | TimeoutException ex) {
			this.gathering.compareAndSet(group, null);
		}
		return this.read.get();
	}

	private static long millis(Duration patience) {
		return Math.min(patience.toMillis(), Deadline.left().toMillis());
	}

}
