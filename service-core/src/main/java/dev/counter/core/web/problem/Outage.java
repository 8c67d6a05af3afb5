package dev.counter.core.web.problem;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.counter.core.database.DeadlineExceededException;
import dev.counter.core.database.SqlFailure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Outages of the database and of S3 as a 503, each with a rate-limited warning: at most
 * one a second.
 */
public final class Outage {

	private static final Log log = LogFactory.getLog(Outage.class);

	private static final String RETRY = "the same request again in a moment";

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final AtomicLong LAST_WARNING = new AtomicLong(System.nanoTime() - PAUSE.toNanos());

	private Outage() {
	}

	/**
	 * Executes one change that commits by itself.
	 * @throws OutcomeUnknownException when it may have been committed although it failed
	 * @throws DataAccessException when it was not committed
	 * @throws TransactionException when it was not committed
	 */
	public static <T> T duringChange(Supplier<T> change) {
		try {
			return change.get();
		}
		catch (DataAccessException | TransactionException ex) {
			if (!SqlFailure.mayBeCommitted(ex)) {
				throw ex;
			}
			throw outcomeUnknown(ex, "The database stopped answering before it confirmed the change.");
		}
	}

	/** A 503 for a change that may have been committed. */
	public static OutcomeUnknownException outcomeUnknown(Throwable cause, String detail) {
		warn("The outcome of a change is not known", cause);
		return new OutcomeUnknownException(detail);
	}

	/**
	 * A 503 for an outage, {@code null} for an error. During one of the database nothing
	 * was changed; requests to S3 can be repeated.
	 */
	static @Nullable ProblemException of(Throwable failure) {
		if (failure instanceof SdkException) {
			warn("S3 does not answer", failure);
			return ProblemException.of(ProblemType.STORAGE_UNAVAILABLE, "The storage of files does not answer in time.",
					RETRY);
		}
		if (!SqlFailure.isOutage(failure)) {
			return null;
		}
		if (SqlFailure.cause(failure) instanceof DeadlineExceededException) {
			warn("Too slow", failure);
			return ProblemException.of(ProblemType.DEADLINE_EXCEEDED,
					"The service was too slow to ask the database in time; nothing was changed.", RETRY);
		}
		String what = SqlFailure.isDiskFull(failure) ? "The disk of the database is full"
				: "The database does not answer in time";
		warn(what, failure);
		return ProblemException.of(ProblemType.DATABASE_UNAVAILABLE, what + "; nothing was changed.", RETRY);
	}

	private static void warn(String what, Throwable failure) {
		long now = System.nanoTime();
		long last = LAST_WARNING.get();
		if (now - last > PAUSE.toNanos() && LAST_WARNING.compareAndSet(last, now)) {
			log.warn(what + ": " + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
		}
	}

}
