package dev.counter.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Lets one migrator at a time into a database: changes of roles fail when they meet (so
 * don't migrate two databases of one server at the same moment). Held until its
 * connection closes.
 */
final class MigrationLock {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private MigrationLock() {
	}

	/**
	 * Waits in short statements, for a long one would hold up a migration that waits for
	 * every older transaction, such as {@code CREATE INDEX CONCURRENTLY}.
	 */
	static void take(Connection connection, Duration patience) throws SQLException {
		long end = System.nanoTime() + patience.toNanos();
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET lock_timeout = '500ms'");
			while (!tryTake(statement)) {
				if (System.nanoTime() > end) {
					throw new MigrationException("Another migrator has been at work for " + patience.toSeconds()
							+ " s: wait for it, then start again.", null);
				}
			}
			statement.execute("RESET lock_timeout");
		}
	}

	private static boolean tryTake(Statement statement) throws SQLException {
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
