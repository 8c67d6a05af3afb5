package dev.counter.schema;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import dev.counter.contract.StartCommand;
import dev.counter.contract.Schema;
import dev.counter.contract.Variable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to this release: roles, migrations, passwords, and keys that are too
 * old. Any number of migrators may start at once, and again at any time. It logs in as
 * the owner of the database, who is no superuser but may create roles.
 */
public final class Migrator {

	private static final Duration REACH_PATIENCE = Duration.ofSeconds(20);

	private static final Duration LOCK_PATIENCE = Duration.ofSeconds(90);

	private static final String FORBIDDEN = "42501";

	private final Map<String, String> environment;

	private final PrintStream out;

	private final Duration patience;

	/**
	 * Creates a migrator.
	 * @param environment the variables {@code DATABASE_*} of the contract
	 * @param out gets a line for each thing that was done
	 */
	public Migrator(Map<String, String> environment, PrintStream out) {
		this(environment, out, REACH_PATIENCE);
	}

	Migrator(Map<String, String> environment, PrintStream out, Duration patience) {
		this.environment = Map.copyOf(environment);
		this.out = out;
		this.patience = patience;
	}

	/**
	 * Migrates the database that the process's environment names; exits with 1 and a line
	 * on standard error when that fails.
	 * @param args none
	 */
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
	 * Migrates, or finds that nothing is left to do.
	 * @throws MigrationException if the database cannot be reached or changed
	 */
	public void run() {
		Target target = Target.from(this.environment);
		try (Connection connection = new Login(target, this.patience).connect()) {
			MigrationLock.take(connection, LOCK_PATIENCE);
			new Roles(connection).ensure(this.environment);
			MigrateResult result = migrate(target);
			long purged = purge(connection);
			this.out.println("Schema of "
					+ target + ": " + ((result.migrationsExecuted > 0)
							? "migrations applied: " + result.migrationsExecuted : "up to date")
					+ ", roles ready, expired keys removed: " + purged + ".");
		}
		catch (SQLException ex) {
			throw new MigrationException(failure(target, ex) + (FORBIDDEN.equals(ex.getSQLState()) ? " " + target.user()
					+ " has to own the database, and needs CREATEROLE, and ADMIN on roles that another has made." : ""),
					ex);
		}
		catch (FlywayException ex) {
			throw new MigrationException(failure(target, ex), ex);
		}
	}

	private static void fail(String message) {
		System.err.println(Schema.FAILURE_PREFIX + ": " + message);
		System.exit(1);
	}

	/** In one line, which messages of the server's and of Flyway's are not. */
	private static String failure(Target target, Exception ex) {
		return "Cannot migrate " + target + ": "
				+ String.valueOf(ex.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
	}

	/** Gets as far as a migration gets without a database. */
	private static void train() {
		try {
			migrate(Target.from(Map.of(Variable.DATABASE_PORT.name(), "1")));
		}
		catch (FlywayException ex) {
			if (!(ex.getCause() instanceof SQLException refused
					&& String.valueOf(refused.getSQLState()).startsWith("08"))) {
				throw new MigrationException("Cannot train: " + ex.getMessage(), ex);
			}
		}
	}

	private static MigrateResult migrate(Target target) {
		return Flyway.configure(Migrator.class.getClassLoader())
			.loggers(FlywayWarnings.class.getName())
			.dataSource(target.dataSource())
			.locations("classpath:db/migration")
			.failOnMissingLocations(true)
			.validateMigrationNaming(true)
			.defaultSchema("public")
			.createSchemas(false)
			.load()
			.migrate();
	}

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
