package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;
import dev.counter.local.data.StartupException;
import dev.counter.local.data.DataDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.counter.local.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The database is durable, needs passwords, and recovers.
 */
class LocalDatabaseTests {

	@TempDir
	private Path parent;

	private final List<String> notices = new CopyOnWriteArrayList<>();

	private DataDirectory folder;

	private LocalDatabase database;

	@BeforeEach
	void open() throws IOException {
		Path path = this.parent.resolve("a folder with spaces");
		SharedBinaries.linkInto(path);
		this.folder = DataDirectory.open(path);
		this.database = LocalDatabase.in(this.folder, this.notices::add);
	}

	@AfterEach
	void close() {
		this.database.server().stop();
		this.folder.close();
	}

	@Test
	void serverIsDurableAndListensOnTheLoopbackAddressAlone() throws SQLException {
		this.database.server().start();
		this.database.migrate();
		assertThat(show("fsync")).isEqualTo("on");
		assertThat(show("synchronous_commit")).isEqualTo("on");
		assertThat(show("full_page_writes")).isEqualTo("on");
		assertThat(show("password_encryption")).isEqualTo("scram-sha-256");
		assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
		assertThat(show("unix_socket_directories")).isEmpty();
		assertThat(query("SELECT DISTINCT auth_method FROM pg_hba_file_rules")).isEqualTo("scram-sha-256");
	}

	@Test
	void wrongPasswordIsRefusedForEveryRole() throws IOException {
		this.database.server().start();
		this.database.migrate();
		for (DatabaseRole role : DatabaseRole.values()) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> this.database.connect("counter", role.roleName(), "wrong"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
		}
		assertThat(Files.getPosixFilePermissions(this.folder.path().resolve("passwords.properties")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	@Test
	void committedDataSurvivesAKilledServer() throws SQLException {
		this.database.server().start();
		this.database.migrate();
		execute("INSERT INTO counter_entry (value, ip_address) VALUES (1.5, '203.0.113.7')");
		ProcessHandle killed = this.database.server().postmaster().orElseThrow();
		killed.destroyForcibly();
		await().until(() -> this.database.server().postmaster().filter((now) -> !now.equals(killed)).isPresent());
		await().ignoreExceptions().until(() -> query("SELECT value FROM counter_entry").equals("1.5000"));
		await().untilAsserted(() -> assertThat(this.notices).satisfiesExactly(
				(first) -> assertThat(first).contains("PostgreSQL ended", "postgresql.log"),
				(second) -> assertThat(second).isEqualTo("PostgreSQL is ready again.")));
	}

	@Test
	void otherMajorVersionIsNamed() throws IOException {
		Files.writeString(this.folder.database().resolve("PG_VERSION"), "16\n");
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> LocalDatabase.in(this.folder, this.notices::add))
			.withMessageContaining("belongs to PostgreSQL 16")
			.withMessageContaining("brings 17")
			.withMessageContaining(this.folder.database().toString());
	}

	@Test
	void damagedDataIsNamed() throws IOException {
		Files.delete(this.folder.database().resolve("global/pg_control"));
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> this.database.server().start())
			.withMessageContaining("does not start")
			.withMessageContaining("postgresql.log");
	}

	@Test
	void missingPasswordsOfAnExistingDatabaseAreNamed() throws IOException {
		Files.delete(this.folder.path().resolve("passwords.properties"));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> LocalDatabase.in(this.folder, this.notices::add))
			.withMessageContaining("passwords");
	}

	private String show(String setting) throws SQLException {
		return query("SHOW " + setting);
	}

	private String query(String sql) throws SQLException {
		try (Connection connection = superuser();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			assertThat(rows.next()).isTrue();
			return rows.getString(1);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private Connection superuser() throws SQLException {
		return this.database.connectAsSuperuser(Variable.DATABASE_NAME.defaultText());
	}

}
