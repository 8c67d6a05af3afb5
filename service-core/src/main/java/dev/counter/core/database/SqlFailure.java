package dev.counter.core.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/**
 * Classification of SQL states: outage or error of the statement, rolled back or possibly
 * committed.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Error
 * codes of PostgreSQL</a>
 */
public final class SqlFailure {

	/**
	 * Outages by SQL state or by the class of states, and whether the transaction may
	 * have been committed. Every other state is an error of the statement.
	 */
	private static final Map<String, Boolean> OUTAGES = Map.ofEntries(
			// connection_exception
			Map.entry("08", true),
			// read_only_sql_transaction: sent by a demoted primary
			Map.entry("25006", false),
			// transaction_rollback: 40001 serialization_failure, 40P01 deadlock_detected
			Map.entry("40", false),
			// statement_completion_unknown
			Map.entry("40003", true),
			// insufficient_resources: 53100 disk_full, 53300 too_many_connections
			Map.entry("53", false),
			// object_not_in_prerequisite_state: 55P03 lock_not_available
			Map.entry("55", false),
			// operator_intervention: 57P01 admin_shutdown, 57P02 crash_shutdown
			Map.entry("57", true),
			// query_canceled: statement_timeout
			Map.entry("57014", false),
			// system_error: 58030 io_error
			Map.entry("58", true),
			// internal_error
			Map.entry("XX", true));

	private static final String DISK_FULL = "53100";

	private static final int STATE_LENGTH = 5;

	private static final int CLASS_LENGTH = 2;

	private SqlFailure() {
	}

	/** Whether the database did not answer, refused the connection or is overloaded. */
	public static boolean isOutage(Throwable failure) {
		return (failure instanceof DataAccessException || failure instanceof TransactionException)
				&& (isBeforeStatement(failure) || outage(failure) != null);
	}

	/** Whether the statement may have been committed although it failed. */
	public static boolean mayBeCommitted(Throwable failure) {
		return isOutage(failure) && !isBeforeStatement(failure) && Boolean.TRUE.equals(outage(failure));
	}

	public static boolean isDiskFull(Throwable failure) {
		SQLException cause = cause(failure);
		return cause != null && DISK_FULL.equals(cause.getSQLState());
	}

	/** The SQL exception among the causes, if any. */
	public static @Nullable SQLException cause(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return sql;
			}
		}
		return null;
	}

	/** Hibernate wraps a connection timeout of the pool like a failed statement. */
	private static boolean isBeforeStatement(Throwable failure) {
		return failure instanceof CannotGetJdbcConnectionException
				|| failure instanceof CannotCreateTransactionException
				|| cause(failure) instanceof SQLTransientConnectionException;
	}

	/** Without a state the connection was lost on the way. */
	private static @Nullable Boolean outage(Throwable failure) {
		SQLException cause = cause(failure);
		if (cause == null) {
			return null;
		}
		String state = cause.getSQLState();
		if (state == null || state.length() != STATE_LENGTH) {
			return true;
		}
		Boolean known = OUTAGES.get(state);
		return (known != null) ? known : OUTAGES.get(state.substring(0, CLASS_LENGTH));
	}

}
