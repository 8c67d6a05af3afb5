package dev.counter.core.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.counter.contract.DatabaseRole;
import dev.counter.core.settings.DatabaseProperties;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * With {@code DATABASE_AUTH=iam} a signed token goes to the server, over TLS with a
 * certificate that is checked.
 */
class IamLoginTests {

	private static final String TOKEN = "localhost:%s/?.*Action=connect.*X-Amz-Credential=AKIDEXAMPLE.*X-Amz-Signature=[0-9a-f]{64}.*";

	private static final String REGION = "eu-central-1";

	@TempDir
	private Path folder;

	@BeforeEach
	void credentials() {
		System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
		System.setProperty("aws.secretAccessKey", "no-secret");
	}

	@AfterEach
	void noCredentials() {
		System.clearProperty("aws.accessKeyId");
		System.clearProperty("aws.secretAccessKey");
	}

	@Test
	void sendsATokenForTheRole() throws Exception {
		try (FakeDatabase server = new FakeDatabase(null)) {
			FakeDatabase.Login login = login(server, false);
			assertThat(login.startup()).contains("user counter_adder", "database counter", "lock_timeout");
			assertThat(login.password()).matches(TOKEN.formatted(server.port()))
				.contains("DBUser=counter_adder", REGION);
		}
	}

	@Test
	void isRefusedByAServerThatWantsAPassword() throws Exception {
		MigratedDatabase database = MigratedDatabase.create();
		try (HikariDataSource pool = pool(database.port(), database.name(), false)) {
			awaitFailure(pool, "password authentication failed");
		}
	}

	@Test
	void sendsItOverTlsToTheServerThatTheAuthorityNames() throws Exception {
		try (FakeDatabase server = new FakeDatabase(SelfSigned.certificate(this.folder, "localhost").context())) {
			FakeDatabase.Login login = login(server, true);
			assertThat(login.secure()).isTrue();
			assertThat(login.password()).contains("X-Amz-Signature=");
		}
	}

	@Test
	void sendsNothingToAServerOfAnotherName() throws Exception {
		try (FakeDatabase server = new FakeDatabase(SelfSigned.certificate(this.folder, "other.example").context());
				HikariDataSource pool = pool(server.port(), "counter", true)) {
			awaitFailure(pool, "localhost");
			assertThat(server.login()).isNotDone();
		}
	}

	@Test
	void sendsNothingWithoutTls() throws Exception {
		try (FakeDatabase server = new FakeDatabase(null);
				HikariDataSource pool = pool(server.port(), "counter", true)) {
			awaitFailure(pool, "does not support SSL");
			assertThat(server.login()).isNotDone();
		}
	}

	private static void awaitFailure(HikariDataSource pool, String reason) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThatThrownBy(pool::getConnection).hasStackTraceContaining(reason));
	}

	private FakeDatabase.Login login(FakeDatabase server, boolean tls) throws Exception {
		HikariDataSource pool = pool(server.port(), "counter", tls);
		try {
			return server.login().get(20, TimeUnit.SECONDS);
		}
		finally {
			pool.close();
		}
	}

	private HikariDataSource pool(int port, String name, boolean tls) throws Exception {
		if (!Files.exists(this.folder.resolve("ca.pem"))) {
			SelfSigned.certificate(this.folder, "localhost");
		}
		HikariConfig pool = Pool.of("adder-service", new DatabaseProperties("localhost", port, name,
				DatabaseRole.ADDER.roleName(), "", "iam", 1, this.folder.resolve("ca.pem").toString(), REGION));
		if (!tls) {
			pool.getDataSourceProperties().remove("sslmode");
		}
		return new HikariDataSource(pool);
	}

}
