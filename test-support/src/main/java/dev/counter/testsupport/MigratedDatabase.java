package dev.counter.testsupport;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Migrated database of a test class, on the one server of the test run. Give each test
 * class its own, in a static field:
 *
 * <pre>{@code
 * static final MigratedDatabase database = MigratedDatabase.create();
 *
 * &#64;DynamicPropertySource
 * static void database(DynamicPropertyRegistry properties) {
 *   database.environment(DatabaseRole.ADDER).forEach((name, value) -> properties.add(name, () -> value));
 * }
 * }</pre>
 */
public final class MigratedDatabase {

	private final DatabaseServer server;

	private final String name;

	private MigratedDatabase(DatabaseServer server, String name) {
		this.server = server;
		this.name = name;
	}

	/**
	 * Creates an empty database of this release's schema; the first call starts the
	 * server.
	 * @return a new database
	 */
	public static MigratedDatabase create() {
		DatabaseServer server = DatabaseServer.instance();
		return new MigratedDatabase(server, server.createDatabase(DatabaseServer.TEMPLATE));
	}

	public String host() {
		return DatabaseServer.HOST;
	}

	public int port() {
		return this.server.port();
	}

	/** The name of the database, unique in the test run. */
	public String name() {
		return this.name;
	}

	/** The password of a login role, random in each test run. */
	public String password(DatabaseRole role) {
		return this.server.password();
	}

	/**
	 * The environment variables of a role, {@code DATABASE_HOST} to
	 * {@code DATABASE_PASS}.
	 */
	public Map<String, String> environment(DatabaseRole role) {
		return Map.of(Variable.DATABASE_HOST.name(), host(), Variable.DATABASE_PORT.name(), String.valueOf(port()),
				Variable.DATABASE_NAME.name(), this.name, Variable.DATABASE_USER.name(), role.roleName(),
				Variable.DATABASE_PASS.name(), password(role));
	}

	/** Connections of a role, not pooled. */
	public DataSource dataSource(DatabaseRole role) {
		return dataSource(role.roleName(), password(role));
	}

	/** Connections of the superuser, not pooled. */
	public DataSource superuser() {
		return dataSource(DatabaseServer.SUPERUSER, "");
	}

	/** Executes one or several statements as the superuser. */
	public void execute(String sql) {
		try (Connection connection = superuser().getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/** Reads the one value that a query of the superuser returns, as text. */
	public String query(String sql) {
		try (Connection connection = superuser().getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/** Copies the database, as a backup does; its connections end. */
	public MigratedDatabase copy() {
		refuseConnections();
		try {
			return new MigratedDatabase(this.server, this.server.createDatabase(this.name));
		}
		finally {
			acceptConnections();
		}
	}

	/**
	 * Replaces this database by another, as a restore does; the connections of both end.
	 */
	public void replaceBy(MigratedDatabase other) {
		refuseConnections();
		other.refuseConnections();
		this.server.administer("ALTER DATABASE " + this.name + " RENAME TO " + other.name + "_before");
		this.server.administer("ALTER DATABASE " + other.name + " RENAME TO " + this.name);
		acceptConnections();
	}

	/**
	 * Deletes all entries, keys and audit rows; ids begin at 1 again. The reset number
	 * and the revision increase.
	 */
	public void clear() {
		execute("TRUNCATE counter_entry, add_request, counter_reset_audit RESTART IDENTITY");
	}

	/**
	 * Begins an outage: connections end, and new ones are refused, the superuser's too.
	 */
	public void refuseConnections() {
		this.server.administer("ALTER DATABASE " + this.name + " ALLOW_CONNECTIONS false");
		this.server
			.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + this.name + "'");
	}

	/** Ends the outage. */
	public void acceptConnections() {
		this.server.administer("ALTER DATABASE " + this.name + " ALLOW_CONNECTIONS true");
	}

	private DataSource dataSource(String user, String password) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setServerNames(new String[] { host() });
		dataSource.setPortNumbers(new int[] { port() });
		dataSource.setDatabaseName(this.name);
		dataSource.setUser(user);
		dataSource.setPassword(password);
		return dataSource;
	}

}
