package dev.counter.core.database;

import java.time.Duration;

import dev.counter.contract.Times;
import org.jspecify.annotations.Nullable;

/**
 * Deadline of the current thread for all waits for the database: for a connection and for
 * each answer. A request starts with {@link Times#DATABASE_DEADLINE}; outside of requests
 * each connection gets as much.
 */
public final class Deadline {

	/** Time kept for the response after the database work. */
	private static final Duration MARGIN = Duration.ofMillis(200);

	private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

	private Deadline() {
	}

	/**
	 * Runs work with a deadline of its own, independent of the outer one.
	 * @param <T> the result
	 * @param <E> what the work may throw
	 * @param time from now to the deadline, after which the database's calls throw a
	 * {@link org.springframework.dao.DataAccessException}
	 */
	public static <T, E extends Exception> T within(Duration time, Work<T, E> work) throws E {
		Long outer = END.get();
		END.set(System.nanoTime() + time.minus(MARGIN).toNanos());
		try {
			return work.run();
		}
		finally {
			if (outer != null) {
				END.set(outer);
			}
			else {
				END.remove();
			}
		}
	}

	/** The time left for the database, negative after the deadline. */
	public static Duration left() {
		Long end = END.get();
		return (end != null) ? Duration.ofNanos(end - System.nanoTime()) : Times.DATABASE_DEADLINE.minus(MARGIN);
	}

	/**
	 * Work with a deadline.
	 *
	 * @param <T> the result
	 * @param <E> what it may throw
	 */
	@FunctionalInterface
	public interface Work<T, E extends Exception> {

		T run() throws E;

	}

}
