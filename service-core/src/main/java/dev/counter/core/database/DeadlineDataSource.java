package dev.counter.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lends connections that wait for the server no longer than the {@link Deadline}. The
 * pool takes the limit off again when a connection comes back.
 */
class DeadlineDataSource extends DelegatingDataSource implements AutoCloseable {

	private final HikariDataSource pool;

	DeadlineDataSource(HikariDataSource pool) {
		super(pool);
		this.pool = pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		requireTime();
		Connection connection = super.getConnection();
		try {
			connection.setNetworkTimeout(Runnable::run, Math.toIntExact(requireTime().toMillis()));
			return connection;
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public void close() {
		this.pool.close();
	}

	private static Duration requireTime() throws SQLException {
		Duration left = Deadline.left();
		if (left.toMillis() <= 0) {
			throw new SQLTransientConnectionException("The time for the database was used up");
		}
		return left;
	}

}
