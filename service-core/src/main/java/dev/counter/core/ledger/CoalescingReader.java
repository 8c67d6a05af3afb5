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
 * Request coalescing: concurrent callers share one read, which begins after the last of
 * them called, so that no caller gets a state from before its call. When the shared read
 * fails or takes too long, each caller reads alone.
 *
 * @param <T> the result
 */
class CoalescingReader<T> {

	private static final Duration TIMEOUT = Duration.ofMillis(100);

	/** Yields before a read; costs nothing on an idle processor. */
	private static final int YIELDS = 4;

	private final Supplier<T> read;

	private final Duration timeout;

	/** One read at a time: two would have half as many callers each. */
	private final Semaphore permit = new Semaphore(1);

	/** Callers of the next read. */
	private final AtomicReference<@Nullable CompletableFuture<T>> gathering = new AtomicReference<>();

	CoalescingReader(Supplier<T> read) {
		this(read, TIMEOUT);
	}

	CoalescingReader(Supplier<T> read, Duration timeout) {
		this.read = read;
		this.timeout = timeout;
	}

	/**
	 * Reads, or waits for a shared read that begins after this call.
	 * @throws RuntimeException when the caller's own read fails
	 */
	T get() {
		CompletableFuture<T> own = new CompletableFuture<>();
		CompletableFuture<T> shared = this.gathering.compareAndExchange(null, own);
		return (shared != null) ? await(shared) : lead(own);
	}

	private T lead(CompletableFuture<T> shared) {
		yieldToArrivals();
		boolean permitted = acquirePermit();
		try {
			T result = this.read.get();
			shared.complete(result);
			return result;
		}
		finally {
			if (permitted) {
				this.permit.release();
			}
			shared.cancel(false);
		}
	}

	private static void yieldToArrivals() {
		for (int i = 0; i < YIELDS; i++) {
			Thread.yield();
		}
	}

	/** Later callers share the next read. */
	private boolean acquirePermit() {
		try {
			return this.permit.tryAcquire(millis(this.timeout), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.gathering.set(null);
		}
	}

	private T await(CompletableFuture<T> shared) {
		try {
			return shared.get(millis(this.timeout.multipliedBy(2)), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | CancellationException | TimeoutException ex) {
			this.gathering.compareAndSet(shared, null);
		}
		return this.read.get();
	}

	private static long millis(Duration timeout) {
		return Math.min(timeout.toMillis(), Deadline.left().toMillis());
	}

}
