package dev.counter.schema;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

import dev.counter.contract.Variable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TLS with {@code verify-full}: certificate and host name are verified.
 */
class EncryptionTests {

	@TempDir
	private Path folder;

	private Map<String, String> environment(EmbeddedPostgres postgres, String host, String ca) throws IOException {
		return Map.of(Variable.DATABASE_HOST.name(), host, Variable.DATABASE_PORT.name(),
				String.valueOf(postgres.getPort()), Variable.DATABASE_PASS.name(), Server.PASSWORD,
				Variable.DATABASE_CA.name(),
				Files.writeString(Files.createTempFile(this.folder, "ca", ".pem"), ca).toString());
	}

	private static void migrate(Map<String, String> environment) {
		new Migrator(environment, Ledger.silence(), Duration.ZERO).run();
	}

	private static void onlyEncrypted(File dataDirectory, Certificate certificate) {
		try {
			certificate.install(dataDirectory.toPath());
			Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"),
					"host all postgres all trust\nhostssl all all all scram-sha-256\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void serverCertificateAndNameAreVerified() throws Exception {
		Certificate certificate = Certificate.forHost("localhost", this.folder);
		Certificate other = Certificate.forHost("elsewhere.example", this.folder);
		try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(Server.FOLDER)
			.setDataDirectoryCustomizer((data) -> onlyEncrypted(data, certificate))
			.setServerConfig("ssl", "on")
			.start(); Connection superuser = postgres.getPostgresDatabase().getConnection()) {
			Installation installation = new Installation(superuser);
			installation.owner(Server.PASSWORD);
			installation.database("counter");

			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> migrate(environment(postgres, "localhost", other.chain())))
				.withMessageContaining("DATABASE_CA");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> migrate(environment(postgres, "127.0.0.1", certificate.chain())))
				.withMessageContaining("DATABASE_CA");
			migrate(environment(postgres, "localhost", certificate.chain()));
			try (Session session = new Session(postgres.getDatabase("postgres", "counter").getConnection())) {
				assertThat(session.number("SELECT version FROM counter_schema_version")).isPositive();
			}
		}
	}

}
