package dev.counter.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Advisory lock for one migrator at a time in a database, held until its connection
 * closes. Roles belong to the server: do not migrate two of its databases at once.
 */
final class MigrationLock {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private MigrationLock() {
	}

	/**
	 * Polls: a statement that waits would block a migration that waits for older
	 * transactions, such as {@code CREATE INDEX CONCURRENTLY}.
	 */
	static void acquire(Connection connection, Duration timeout) throws SQLException {
		long end = System.nanoTime() + timeout.toNanos();
		try (Statement statement = connection.createStatement()) {
			while (!tryAcquire(statement)) {
				if (System.nanoTime() > end) {
					throw new MigrationException("Another migrator has been running for " + timeout.toSeconds()
							+ " s: wait for it, then start again.", null);
				}
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
	}

	private static boolean tryAcquire(Statement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock(hashtext('counter-migrator'))")) {
			return rows.next() && rows.getBoolean(1);
		}
	}

}
