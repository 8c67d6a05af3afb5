package dev.counter.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.counter.contract.Variable;
import dev.counter.e2e.ledger.Ledger;
import dev.counter.local.postgres.LocalDatabase;

/**
 * The ledger as it stands in the database, read and written past all services.
 *
 * @param database the running database
 */
public record LedgerTables(LocalDatabase database) {

	/**
	 * What the entries add up to, and what the running totals say.
	 * @return both, of one moment
	 */
	public Ledger read() {
		return query(Ledger.QUERY,
				(row) -> new Ledger(row.getBigDecimal(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4)));
	}

	/**
	 * How many times the counter was emptied.
	 * @return the reset number
	 */
	public long resets() {
		return query("select resets from counter_total", (row) -> row.getLong(1));
	}

	/**
	 * How many deadlocks the database met since it was made.
	 * @return the number of deadlocks
	 */
	public long deadlocks() {
		return query("select deadlocks from pg_stat_database where datname = current_database()",
				(row) -> row.getLong(1));
	}

	/**
	 * Adds entries of value 1.
	 * @param entries how many
	 */
	public void insert(int entries) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("insert into counter_entry (value, ip_address) select 1, '127.0.0.1' from "
					+ "generate_series(1, " + entries + ")");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private <T> T query(String sql, Row<T> row) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return row.read(result);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A connection that sees everything.
	 * @return the connection, for the caller to close
	 * @throws SQLException when the database refuses it
	 */
	public Connection connect() throws SQLException {
		return this.database.connectAsSuperuser(Variable.DATABASE_NAME.defaultText());
	}

	/**
	 * Reads the one row of an answer.
	 *
	 * @param <T> what is read
	 */
	private interface Row<T> {

		T read(ResultSet result) throws SQLException;

	}

}
