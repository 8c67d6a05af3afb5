package dev.counter.local.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import dev.counter.local.data.StartupException;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.process.FreePorts;
import dev.counter.local.process.LogFile;
import dev.counter.schema.Installation;
import dev.counter.schema.MigrationException;
import dev.counter.schema.Migrator;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The counter's database on this machine: a server of its own, and what its users have to
 * know to log in.
 */
public final class LocalDatabase {

	private final Binaries binaries;

	private final Passwords passwords;

	private final PostgresServer server;

	private LocalDatabase(Binaries binaries, Passwords passwords, PostgresServer server) {
		this.binaries = binaries;
		this.passwords = passwords;
		this.server = server;
	}

	/**
	 * Prepares the database of a data folder, and makes it the first time.
	 * @param folder the data folder
	 * @param notices told when the server ends by itself
	 * @return the database, its server not started
	 * @throws IOException when the folder cannot be read or written
	 * @throws StartupException when its data is not for this release
	 */
	public static LocalDatabase in(DataDirectory folder, Consumer<String> notices) throws IOException {
		PostgresAccount account = PostgresAccount.detect();
		Binaries binaries = Binaries.in(folder.path().resolve("postgresql"));
		account.requireAccessTo(Path.of(binaries.program("postgres")));
		LogFile log = LogFile.begin(folder.logs(), "postgresql");
		account.own(log.path());
		DatabaseCluster cluster = new DatabaseCluster(folder.database(), binaries, account);
		Path passwordFile = folder.path().resolve("passwords.properties");
		if (Files.exists(folder.database()) && !Files.exists(passwordFile)) {
			throw new StartupException("The passwords of " + folder.database() + " are gone: restore " + passwordFile
					+ ", or " + DatabaseCluster.OTHER_FOLDER);
		}
		Passwords passwords = Passwords.in(passwordFile);
		cluster.createIfMissing(passwords);
		return new LocalDatabase(binaries, passwords,
				new PostgresServer(cluster, log, FreePorts.find(1).get(0), notices));
	}

	/**
	 * Brings the schema to this release; the server runs.
	 * @return what was done, a line
	 * @throws StartupException when that fails
	 */
	public String migrate() {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		try {
			install();
			new Migrator(ownerEnvironment(), new PrintStream(said, true, StandardCharsets.UTF_8)).run();
		}
		catch (SQLException | MigrationException ex) {
			throw new StartupException("The database cannot be brought to this release: " + ex.getMessage(), ex);
		}
		return said.toString(StandardCharsets.UTF_8).strip().lines().reduce("", (before, line) -> line);
	}

	private void install() throws SQLException {
		try (Connection superuser = connectAsSuperuser("postgres")) {
			Installation installation = new Installation(superuser);
			installation.owner(this.passwords.of(DatabaseRole.OWNER));
			installation.database(Variable.DATABASE_NAME.defaultText());
		}
	}

	/**
	 * Logs in to the server as the one who may do everything.
	 * @param name the database
	 * @return a connection, to be closed
	 * @throws SQLException when the server refuses
	 */
	public Connection connectAsSuperuser(String name) throws SQLException {
		return connect(name, DatabaseCluster.SUPERUSER, this.passwords.ofSuperuser());
	}

	/**
	 * Logs in to the server.
	 * @param name the database
	 * @param user the role
	 * @param password its password
	 * @return a connection, to be closed
	 * @throws SQLException when the server refuses
	 */
	public Connection connect(String name, String user, String password) throws SQLException {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setServerNames(new String[] { DatabaseCluster.LOOPBACK });
		source.setPortNumbers(new int[] { this.server.port() });
		source.setDatabaseName(name);
		return source.getConnection(user, password);
	}

	/**
	 * The variables of whoever logs in as a role.
	 * @param role the role
	 * @return {@code DATABASE_HOST} to {@code DATABASE_PASS}
	 */
	public Map<String, String> environment(DatabaseRole role) {
		return Map.of(Variable.DATABASE_HOST.name(), DatabaseCluster.LOOPBACK, Variable.DATABASE_PORT.name(),
				Integer.toString(this.server.port()), Variable.DATABASE_NAME.name(),
				Variable.DATABASE_NAME.defaultText(), Variable.DATABASE_USER.name(), role.roleName(),
				Variable.DATABASE_PASS.name(), this.passwords.of(role));
	}

	private Map<String, String> ownerEnvironment() {
		Map<String, String> environment = new HashMap<>(environment(DatabaseRole.OWNER));
		environment.put(Variable.DATABASE_ADDER_PASS.name(), this.passwords.of(DatabaseRole.ADDER));
		environment.put(Variable.DATABASE_DISPLAY_PASS.name(), this.passwords.of(DatabaseRole.DISPLAY));
		environment.put(Variable.DATABASE_RESET_PASS.name(), this.passwords.of(DatabaseRole.RESET));
		environment.put(Variable.DATABASE_OPERATOR_PASS.name(), this.passwords.of(DatabaseRole.OPERATOR));
		return environment;
	}

	/**
	 * The server, to start, stop and hold it.
	 * @return the server
	 */
	public PostgresServer server() {
		return this.server;
	}

	/**
	 * The version of PostgreSQL.
	 * @return for example {@code 17.11}
	 */
	public String version() {
		return this.binaries.version();
	}

}
