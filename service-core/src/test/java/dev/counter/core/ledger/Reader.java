package dev.counter.core.ledger;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/**
 * Somebody who reads in a thread of their own.
 *
 * @param <T> what is read
 */
final class Reader<T> {

	private final FutureTask<T> read;

	private final Thread thread;

	private volatile boolean interrupted;

	private Reader(Callable<T> read) {
		this.read = new FutureTask<>(() -> {
			T answer = read.call();
			this.interrupted = Thread.currentThread().isInterrupted();
			return answer;
		});
		this.thread = new Thread(this.read, "reader");
	}

	static <T> Reader<T> of(Callable<T> read) {
		Reader<T> reader = new Reader<>(read);
		reader.thread.setDaemon(true);
		reader.thread.start();
		return reader;
	}

	/** Until it waits for another thread, not for the database. */
	Reader<T> awaitItWaits() {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(this::isWaiting);
		return this;
	}

	boolean isWaiting() {
		return switch (this.thread.getState()) {
			case WAITING, TIMED_WAITING -> true;
			default -> false;
		};
	}

	void interrupt() {
		this.thread.interrupt();
	}

	boolean wasInterrupted() {
		return this.interrupted;
	}

	T answer() throws Exception {
		return this.read.get(20, TimeUnit.SECONDS);
	}

}
