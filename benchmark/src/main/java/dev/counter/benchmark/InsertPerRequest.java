package dev.counter.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import dev.counter.contract.Variable;

/**
 * Adds to the ledger as nearly every application does: each request waits for an INSERT
 * of its own, and then for the sum.
 */
final class InsertPerRequest implements AutoCloseable {

	private static final String INSERT = "insert into counter_entry (value, ip_address) values (1.5, '203.0.113.7') returning id";

	private static final String SUM = "select total, entries, revision, resets from counter_total";

	private final List<Connection> all = new ArrayList<>();

	private final BlockingQueue<Connection> free;

	/**
	 * Connects.
	 * @param rig whose ledger is added to
	 * @param connections how many can add at once
	 */
	InsertPerRequest(Rig rig, int connections) throws SQLException {
		for (int i = 0; i < connections; i++) {
			this.all.add(rig.connect(Variable.DATABASE_NAME.defaultText()));
		}
		this.free = new ArrayBlockingQueue<>(connections, false, this.all);
	}

	/** Adds one entry, and reads the sum. */
	void add() throws IOException {
		Connection connection;
		try {
			connection = this.free.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		try {
			requireRow(connection, INSERT);
			requireRow(connection, SUM);
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
		finally {
			this.free.add(connection);
		}
	}

	private static void requireRow(Connection connection, String sql) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
			if (!row.next()) {
				throw new SQLException("No row: " + sql);
			}
		}
	}

	@Override
	public void close() {
		for (Connection connection : this.all) {
			try {
				connection.close();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
