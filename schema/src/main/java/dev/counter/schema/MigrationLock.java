package dev.counter.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Advisory lock for one migrator at a time in a database, held until its connection
 * closes. Roles belong to the server: do not migrate two of its databases at once.
 */
final class MigrationLock {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private MigrationLock() {
	}

	/**
	 * Waits in short statements: a long one would block a migration that waits for older
	 * transactions, such as {@code CREATE INDEX CONCURRENTLY}.
	 */
	static void acquire(Connection connection, Duration timeout) throws SQLException {
		long end = System.nanoTime() + timeout.toNanos();
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET lock_timeout = '500ms'");
			while (!tryAcquire(statement)) {
				if (System.nanoTime() > end) {
					throw new MigrationException("Another migrator has been running for " + timeout.toSeconds()
							+ " s: wait for it, then start again.", null);
				}
			}
			statement.execute("RESET lock_timeout");
		}
	}

	private static boolean tryAcquire(Statement statement) throws SQLException {
		try {
			statement.execute("SELECT pg_advisory_lock(hashtext('counter-migrator'))");
			return true;
		}
		catch (SQLException ex) {
			if (LOCK_NOT_AVAILABLE.equals(ex.getSQLState())) {
				return false;
			}
			throw ex;
		}
	}

}
