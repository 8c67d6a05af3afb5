package dev.counter.testsupport.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.counter.contract.Variable;
import dev.counter.local.postgres.LocalDatabase;
import dev.counter.local.postgres.PostgresServer;

/**
 * The system's database, accessed as superuser, past all services.
 *
 * @param local the database and its logins
 */
public record SystemDatabase(LocalDatabase local) {

	private static final String COUNTER = Variable.DATABASE_NAME.defaultText();

	/** The server, which can be stopped, killed and frozen. */
	public PostgresServer server() {
		return this.local.server();
	}

	/** A new connection, for the caller to close. */
	public Connection connect() throws SQLException {
		return this.local.connectAsSuperuser(COUNTER);
	}

	/** Executes one or several statements. */
	public void execute(String sql) {
		execute(COUNTER, sql);
	}

	/** Executes one or several statements in a database of the server. */
	public void execute(String name, String sql) {
		try (Connection connection = this.local.connectAsSuperuser(name);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/** Reads the one number that a query returns. */
	public long number(String query) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(query, ex);
		}
	}

	public Ledger ledger() {
		try (Connection connection = connect()) {
			return Ledger.read(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The number of resets so far. */
	public long resets() {
		return number("select resets from counter_total");
	}

	/** Adds entries of value 1. */
	public void insert(int entries) {
		execute("insert into counter_entry (value, ip_address) select 1, '127.0.0.1' from generate_series(1, " + entries
				+ ")");
	}

	/** Deletes all entries, keys and audit rows; ids begin at 1 again. */
	public void clear() {
		execute("truncate counter_entry, add_request, counter_reset_audit restart identity");
	}

}
