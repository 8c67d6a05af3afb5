package dev.counter.local.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.data.Passwords;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.FreePorts;
import dev.counter.local.process.LogFile;
import dev.counter.schema.Installation;
import dev.counter.schema.MigrationException;
import dev.counter.schema.Migrator;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Database of the local stack: an embedded PostgreSQL, its roles' passwords and its
 * migrated schema.
 */
public final class LocalDatabase {

	private final PostgresBinaries binaries;

	private final Passwords passwords;

	private final PostgresServer server;

	private LocalDatabase(PostgresBinaries binaries, Passwords passwords, PostgresServer server) {
		this.binaries = binaries;
		this.passwords = passwords;
		this.server = server;
	}

	/**
	 * Prepares the database of a data directory; its server is not started yet.
	 * @param notices gets a line when the server exits or is ready again
	 * @throws StartupException when the data belongs to another version or is incomplete
	 */
	public static LocalDatabase in(DataDirectory data, Consumer<String> notices) throws IOException {
		PostgresAccount account = PostgresAccount.detect();
		PostgresBinaries binaries = PostgresBinaries.in(data.path().resolve("postgresql"));
		account.requireAccessTo(Path.of(binaries.program("postgres")));
		LogFile log = LogFile.begin(data.logs(), "postgresql");
		account.own(log.path());
		Path passwordFile = data.path().resolve("passwords.properties");
		if (!data.isNew() && !Files.exists(passwordFile)) {
			throw new StartupException("The passwords of " + data.database() + " are missing: restore " + passwordFile
					+ ", or " + DatabaseCluster.OTHER_FOLDER);
		}
		Passwords passwords = Passwords.in(passwordFile, names());
		DatabaseCluster cluster = new DatabaseCluster(data.database(), binaries, account);
		cluster.createIfMissing(passwords);
		return new LocalDatabase(binaries, passwords,
				new PostgresServer(cluster, log, FreePorts.find(1).get(0), notices));
	}

	/**
	 * Creates roles and database, and migrates the schema of the running server.
	 * @return the migrator's report, one line
	 */
	public String migrate() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (Connection superuser = connectAsSuperuser("postgres")) {
			Installation installation = new Installation(superuser);
			installation.owner(password(DatabaseRole.OWNER));
			installation.database(Variable.DATABASE_NAME.defaultText());
			new Migrator(migratorEnvironment(), new PrintStream(output, true, StandardCharsets.UTF_8)).run();
		}
		catch (SQLException | MigrationException ex) {
			throw new StartupException("The database cannot be migrated to this release: " + ex.getMessage(), ex);
		}
		return output.toString(StandardCharsets.UTF_8).strip().lines().reduce("", (before, line) -> line);
	}

	public Connection connectAsSuperuser(String database) throws SQLException {
		return connect(database, DatabaseCluster.SUPERUSER, this.passwords.of(DatabaseCluster.SUPERUSER_PASSWORD));
	}

	public Connection connect(String database, String user, String password) throws SQLException {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setServerNames(new String[] { DatabaseCluster.LOOPBACK });
		source.setPortNumbers(new int[] { this.server.port() });
		source.setDatabaseName(database);
		return source.getConnection(user, password);
	}

	/** The variables {@code DATABASE_HOST} to {@code DATABASE_PASS} of a role's login. */
	public Map<String, String> environment(DatabaseRole role) {
		return Map.of(Variable.DATABASE_HOST.name(), DatabaseCluster.LOOPBACK, Variable.DATABASE_PORT.name(),
				Integer.toString(this.server.port()), Variable.DATABASE_NAME.name(),
				Variable.DATABASE_NAME.defaultText(), Variable.DATABASE_USER.name(), role.roleName(),
				Variable.DATABASE_PASS.name(), password(role));
	}

	private Map<String, String> migratorEnvironment() {
		Map<String, String> environment = new HashMap<>(environment(DatabaseRole.OWNER));
		environment.put(Variable.DATABASE_ADDER_PASS.name(), password(DatabaseRole.ADDER));
		environment.put(Variable.DATABASE_DISPLAY_PASS.name(), password(DatabaseRole.DISPLAY));
		environment.put(Variable.DATABASE_RESET_PASS.name(), password(DatabaseRole.RESET));
		environment.put(Variable.DATABASE_OPERATOR_PASS.name(), password(DatabaseRole.OPERATOR));
		return environment;
	}

	private static List<String> names() {
		return Stream
			.concat(Stream.of(DatabaseCluster.SUPERUSER_PASSWORD),
					Arrays.stream(DatabaseRole.values()).map(LocalDatabase::name))
			.toList();
	}

	private static String name(DatabaseRole role) {
		return role.name().toLowerCase(Locale.ROOT);
	}

	private String password(DatabaseRole role) {
		return this.passwords.of(name(role));
	}

	/** The server, to start, stop and suspend it. */
	public PostgresServer server() {
		return this.server;
	}

	/** The version of PostgreSQL, for example {@code 17.11}. */
	public String version() {
		return this.binaries.version();
	}

}
