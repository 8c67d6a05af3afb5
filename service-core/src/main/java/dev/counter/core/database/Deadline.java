package dev.counter.core.database;

import java.time.Duration;

import dev.counter.contract.Times;
import org.jspecify.annotations.Nullable;

/**
 * Until when the current thread's work may wait for the database: for a free connection
 * and for each answer. A request begins with {@link Times#DATABASE_DEADLINE}; work that
 * is no request gets as much for each connection.
 */
public final class Deadline {

	/** What is left of the time for everything that is not the database. */
	private static final Duration MARGIN = Duration.ofMillis(200);

	private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

	private Deadline() {
	}

	/**
	 * Does work that has a time of its own, counted from now, whatever the request had
	 * left: a statement that may rightly wait for a lock, or the next step of something
	 * long.
	 * @param <T> what it results in
	 * @param <E> what it may throw
	 * @param time how long it may take in all
	 * @param work the work
	 * @return what the work returns
	 * @throws E when the work does; beyond the deadline the database's calls throw a
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

	/**
	 * How long the database may still take.
	 * @return the time that is left, negative when there is none
	 */
	public static Duration left() {
		Long end = END.get();
		return (end != null) ? Duration.ofNanos(end - System.nanoTime()) : Times.DATABASE_DEADLINE.minus(MARGIN);
	}

	/**
	 * Work with a deadline.
	 *
	 * @param <T> what it results in
	 * @param <E> what it may throw
	 */
	@FunctionalInterface
	public interface Work<T, E extends Exception> {

		/**
		 * Does it.
		 * @return the result
		 * @throws E when it fails
		 */
		T run() throws E;

	}

}
