package dev.counter.schema;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import dev.counter.contract.Schema;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Migrator: brings roles, schema and passwords to this release, and purges expired
 * idempotency keys. Idempotent and safe to run concurrently; logs in as the database's
 * owner, who has CREATEROLE but is no superuser.
 */
public final class Migrator {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

	private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(90);

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private final Map<String, String> environment;

	private final PrintStream out;

	private final Duration connectTimeout;

	/**
	 * Creates a migrator.
	 * @param environment the contract's variables {@code DATABASE_*}
	 * @param out gets a line of what was done
	 */
	public Migrator(Map<String, String> environment, PrintStream out) {
		this(environment, out, CONNECT_TIMEOUT);
	}

	Migrator(Map<String, String> environment, PrintStream out, Duration connectTimeout) {
		this.environment = Map.copyOf(environment);
		this.out = out;
		this.connectTimeout = connectTimeout;
	}

	/** Exits with 1 and one line on standard error when the migration fails. */
	public static void main(String[] args) {
		try {
			if (StartCommand.isTraining()) {
				train();
			}
			else {
				new Migrator(System.getenv(), System.out).run();
			}
		}
		catch (MigrationException ex) {
			fail(String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException | Error ex) {
			ex.printStackTrace();
			fail(ex.toString());
		}
	}

	/**
	 * Migrates the database; does nothing when it is up to date.
	 * @throws MigrationException if the database cannot be reached or changed
	 */
	public void run() {
		ConnectionSettings settings = ConnectionSettings.from(this.environment);
		try (Connection connection = new ConnectionRetry(settings, this.connectTimeout).connect()) {
			MigrationLock.acquire(connection, LOCK_TIMEOUT);
			new Roles(connection).ensure(this.environment);
			int applied = migrate(settings).migrationsExecuted;
			this.out.println(
					"Schema of " + settings + ": " + ((applied > 0) ? "migrations applied: " + applied : "up to date")
							+ ", roles ready, expired keys removed: " + purge(connection) + ".");
		}
		catch (SQLException ex) {
			throw new MigrationException(message(settings, ex) + (INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState()) ? " "
					+ settings.user()
					+ " must own the database, and needs CREATEROLE, and ADMIN on roles that another role created."
					: ""), ex);
		}
		catch (FlywayException ex) {
			throw new MigrationException(message(settings, ex), ex);
		}
	}

	private static void fail(String message) {
		System.err.println(Schema.FAILURE_PREFIX + ": " + message);
		System.exit(1);
	}

	/** One line, unlike the messages of the server and of Flyway. */
	private static String message(ConnectionSettings settings, Exception ex) {
		return "Cannot migrate " + settings + ": "
				+ String.valueOf(ex.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
	}

	/** Runs as far as possible without a database. */
	private static void train() {
		try {
			migrate(ConnectionSettings.from(Map.of(Variable.DATABASE_PORT.name(), "1")));
		}
		catch (FlywayException ex) {
			if (!(ex.getCause() instanceof SQLException refused
					&& String.valueOf(refused.getSQLState()).startsWith("08"))) {
				throw new MigrationException("Cannot train: " + ex.getMessage(), ex);
			}
		}
	}

	private static MigrateResult migrate(ConnectionSettings settings) {
		return Flyway.configure(Migrator.class.getClassLoader())
			.loggers(FlywayWarnings.class.getName())
			.dataSource(settings.dataSource())
			.locations("classpath:db/migration")
			.failOnMissingLocations(true)
			.validateMigrationNaming(true)
			.defaultSchema("public")
			.createSchemas(false)
			.load()
			.migrate();
	}

	/** The function removes a limited number of keys at a time. */
	private static long purge(Connection connection) throws SQLException {
		long purged = 0;
		try (Statement statement = connection.createStatement()) {
			long last;
			do {
				try (ResultSet rows = statement.executeQuery("SELECT counter_purge_requests()")) {
					last = rows.next() ? rows.getLong(1) : 0;
				}
				purged += last;
			}
			while (last > 0);
		}
		return purged;
	}

}
