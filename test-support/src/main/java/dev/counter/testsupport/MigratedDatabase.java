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
 * A migrated database that nobody else uses, on the one server of the test run. Give each
 * test class its own, in a static field:
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

	/**
	 * The host that the server runs on.
	 * @return a host name
	 */
	public String host() {
		return DatabaseServer.HOST;
	}

	/**
	 * The server's TCP port.
	 * @return a port, another in each test run
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * The name of the database.
	 * @return a name that is unique in the test run
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The password of a login; a wrong one is refused.
	 * @param role who logs in
	 * @return a random text, another in each test run
	 */
	public String password(DatabaseRole role) {
		return this.server.password();
	}

	/**
	 * The variables with which a process logs in here.
	 * @param role who logs in
	 * @return {@code DATABASE_HOST}, {@code _PORT}, {@code _NAME}, {@code _USER} and
	 * {@code _PASS}
	 */
	public Map<String, String> environment(DatabaseRole role) {
		return Map.of(Variable.DATABASE_HOST.name(), host(), Variable.DATABASE_PORT.name(), String.valueOf(port()),
				Variable.DATABASE_NAME.name(), this.name, Variable.DATABASE_USER.name(), role.roleName(),
				Variable.DATABASE_PASS.name(), password(role));
	}

	/**
	 * Connects as a login, a new connection each time.
	 * @param role who logs in
	 * @return a source of connections, not pooled
	 */
	public DataSource dataSource(DatabaseRole role) {
		return dataSource(role.roleName(), password(role));
	}

	/**
	 * Connects as the superuser, for whom nothing is forbidden.
	 * @return a source of connections, not pooled
	 */
	public DataSource superuser() {
		return dataSource(DatabaseServer.SUPERUSER, "");
	}

	/**
	 * Runs a statement as the superuser.
	 * @param sql one or several statements
	 */
	public void execute(String sql) {
		try (Connection connection = superuser().getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	/**
	 * Reads one value as the superuser.
	 * @param sql a query with one row and one column
	 * @return the value as text
	 */
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

	/** Copies the database as it is, as a backup does; its connections end. */
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
	 * Puts another database in the place of this one; the connections of both end, and
	 * the next login finds the other.
	 * @param other the other, which has no other name from now on
	 */
	public void replaceBy(MigratedDatabase other) {
		refuseConnections();
		other.refuseConnections();
		this.server.administer("ALTER DATABASE " + this.name + " RENAME TO " + other.name + "_before");
		this.server.administer("ALTER DATABASE " + other.name + " RENAME TO " + this.name);
		acceptConnections();
	}

	/**
	 * Removes all entries, keys and audit rows and lets ids begin at 1; the reset number
	 * and the revision rise.
	 */
	public void clear() {
		execute("TRUNCATE counter_entry, add_request, counter_reset_audit RESTART IDENTITY");
	}

	/**
	 * Begins an outage of this database: connections end and new ones are refused, the
	 * superuser's too.
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
