package dev.counter.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Data source with deadlines: the network timeout of each connection is what the
 * {@link Deadline} leaves. The pool resets it when the connection is returned.
 */
class DeadlineDataSource extends DelegatingDataSource implements AutoCloseable {

	/** Shorter timeouts would fail even on an idle database. */
	private static final Duration LEAST = Duration.ofMillis(100);

	private final HikariDataSource pool;

	DeadlineDataSource(HikariDataSource pool) {
		super(pool);
		this.pool = pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (Deadline.left().compareTo(LEAST) < 0) {
			throw new DeadlineExceededException();
		}
		Connection connection = super.getConnection();
		try {
			long left = Deadline.left().toMillis();
			if (left <= 0) {
				throw new SQLTransientConnectionException("The wait for a connection used up the request's time");
			}
			connection.setNetworkTimeout(Runnable::run, Math.toIntExact(left));
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

}
