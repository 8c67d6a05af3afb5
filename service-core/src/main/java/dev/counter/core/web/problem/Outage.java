package dev.counter.core.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.counter.core.database.DeadlineExceededException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a database that does not answer from a mistake of ours, and a change that surely
 * did not happen from one that may have.
 */
public final class Outage {

	private static final Log log = LogFactory.getLog(Outage.class);

	/**
	 * Classes of SQL states with which the server is at fault or busy: no connection,
	 * rolled back for concurrency, out of resources, busy object, operator intervention,
	 * system error, internal error.
	 */
	private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58", "XX");

	/** With this state a server refuses changes that was the primary and is none now. */
	private static final String READ_ONLY = "25006";

	private static final String DISK_FULL = "53100";

	/** States with which the server says that it rolled back. */
	private static final Pattern ROLLED_BACK = Pattern.compile("40(?!003).*|53.*|55.*|57014|" + READ_ONLY);

	private static final int STATE_LENGTH = 5;

	/** An outage is told once a second, however many requests it fails. */
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final AtomicLong LAST_WARNING = new AtomicLong(System.nanoTime() - PAUSE.toNanos());

	private Outage() {
	}

	/**
	 * Makes one change that commits by itself.
	 * @param <T> what it results in
	 * @param change the change: one call that the database commits at its end
	 * @return what the change returns
	 * @throws ProblemException of type {@link ProblemType#OUTCOME_UNKNOWN} when the
	 * database stopped answering in between
	 * @throws DataAccessException when the change surely did not happen
	 */
	public static <T> T duringChange(Supplier<T> change) {
		try {
			return change.get();
		}
		catch (DataAccessException | TransactionException ex) {
			if (!mayHaveHappened(ex)) {
				throw ex;
			}
			throw outcomeUnknown(ex, "The database stopped answering before it said whether the change was made.");
		}
	}

	/**
	 * Ends a request whose change may have happened.
	 * @param cause what went wrong, for the log
	 * @param detail what is known, as a sentence
	 * @return the exception to throw
	 */
	public static ProblemException outcomeUnknown(Throwable cause, String detail) {
		warn("The outcome of a change is not known", cause);
		return new ProblemException(Problem.of(ProblemType.OUTCOME_UNKNOWN, detail,
				"the same request again with the same idempotency key where it has one, else a look at the entries first"));
	}

	static @Nullable Problem of(Throwable failure) {
		if (!(failure instanceof DataAccessException || failure instanceof TransactionException)
				|| !isOutage(failure)) {
			return null;
		}
		if (cause(failure) instanceof DeadlineExceededException) {
			warn("Too slow", failure);
			return Problem.of(ProblemType.DEADLINE_EXCEEDED,
					"The service was too slow to ask the database in time; nothing was changed.",
					"the same request again in a moment");
		}
		String what = isDiskFull(failure) ? "The disk of the database is full" : "The database does not answer in time";
		warn(what, failure);
		return Problem.of(ProblemType.DATABASE_UNAVAILABLE, what + "; nothing was changed.",
				"the same request again in a moment");
	}

	private static void warn(String what, Throwable failure) {
		long now = System.nanoTime();
		long last = LAST_WARNING.get();
		if (now - last > PAUSE.toNanos() && LAST_WARNING.compareAndSet(last, now)) {
			log.warn(what + ": " + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
		}
	}

	private static boolean isOutage(Throwable failure) {
		SQLException cause = cause(failure);
		return isBeforeStatement(failure) || (cause != null
				&& (state(cause).isEmpty() || CLASSES.contains(classOf(cause)) || state(cause).equals(READ_ONLY)));
	}

	private static boolean isDiskFull(Throwable failure) {
		SQLException cause = cause(failure);
		return cause != null && state(cause).equals(DISK_FULL);
	}

	private static boolean mayHaveHappened(Throwable failure) {
		SQLException cause = cause(failure);
		return isOutage(failure) && !isBeforeStatement(failure)
				&& (cause == null || !ROLLED_BACK.matcher(state(cause)).matches());
	}

	/** Hibernate wraps what the pool throws like the failure of a statement. */
	private static boolean isBeforeStatement(Throwable failure) {
		return failure instanceof CannotGetJdbcConnectionException
				|| failure instanceof CannotCreateTransactionException
				|| cause(failure) instanceof SQLTransientConnectionException;
	}

	private static String classOf(SQLException failure) {
		return state(failure).substring(0, 2);
	}

	private static String state(SQLException failure) {
		String state = failure.getSQLState();
		return (state != null && state.length() == STATE_LENGTH) ? state : "";
	}

	private static @Nullable SQLException cause(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return sql;
			}
		}
		return null;
	}

}
