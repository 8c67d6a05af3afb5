package dev.counter.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import dev.counter.contract.Variable;

/**
 * Connection with retries while the database is starting, and a message with the fix when
 * it fails.
 */
record ConnectionRetry(ConnectionSettings settings, Duration timeout) {

	private static final Duration PAUSE = Duration.ofMillis(500);

	Connection connect() {
		long end = System.nanoTime() + this.timeout.toNanos();
		while (true) {
			try {
				return this.settings.dataSource().getConnection();
			}
			catch (SQLException ex) {
				String state = Objects.requireNonNullElse(ex.getSQLState(), "");
				if (!isTransient(state) || System.nanoTime() > end) {
					throw new MigrationException(message(state, ex), ex);
				}
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
	}

	/** Connection failures, too many connections, and 57P03 cannot_connect_now. */
	private static boolean isTransient(String state) {
		return state.startsWith("08") || state.startsWith("53") || state.equals("57P03");
	}

	private String message(String state, SQLException ex) {
		String cause = Objects.requireNonNullElse(ex.getMessage(), ex.toString()).lines().findFirst().orElse("");
		String server = "PostgreSQL at " + this.settings.address();
		if (isTransient(state)) {
			return "Cannot reach " + server + " for " + this.timeout.toSeconds() + " s (" + cause
					+ "): start it, or set " + Variable.DATABASE_HOST + " and " + Variable.DATABASE_PORT
					+ ((this.settings.ca() != null) ? ", and " + Variable.DATABASE_CA + " to its bundle." : ".");
		}
		if (state.startsWith("28")) {
			return server + " refuses " + this.settings.user() + " (" + cause + "): set " + Variable.DATABASE_USER
					+ " and " + Variable.DATABASE_PASS + ".";
		}
		if (state.equals("3D000")) {
			return server + " has no database " + this.settings.name() + ": create it, or set " + Variable.DATABASE_NAME
					+ ".";
		}
		return "Cannot log in to " + this.settings + ": " + cause;
	}

}
