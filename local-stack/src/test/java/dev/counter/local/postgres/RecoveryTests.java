package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.counter.local.data.StartupException;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.process.ProcessSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static dev.counter.local.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Crashes, stale lock files and a full disk lose no data and need no manual repair.
 */
class RecoveryTests {

	private static final Path FULL_DEVICE = Path.of("/dev/full");

	@TempDir
	private Path parent;

	private final List<String> notices = new CopyOnWriteArrayList<>();

	private DataDirectory folder;

	private LocalDatabase database;

	@BeforeEach
	void open() throws IOException {
		SharedBinaries.linkInto(this.parent);
		this.folder = DataDirectory.open(this.parent);
		this.database = LocalDatabase.in(this.folder, this.notices::add);
	}

	@AfterEach
	void close() {
		this.database.server().stop();
		this.folder.close();
	}

	private Path file(String name) {
		return this.folder.database().resolve(name);
	}

	private ProcessHandle postmaster() {
		return this.database.server().postmaster().orElseThrow();
	}

	@Test
	void stalePidFileIsReplaced() throws IOException {
		for (String content : List.of("", "\n", "garbage", "0", "-0", "99999999999999999999", "\u00ff\u0000", "1",
				"-1")) {
			Files.writeString(file("postmaster.pid"), content, StandardCharsets.ISO_8859_1);
			this.database.server().start();
			assertThat(file("postmaster.pid")).content().startsWith(postmaster().pid() + "\n");
			this.database.server().stop();
		}
	}

	@Test
	void unrelatedProcessOfAStalePidFileIsSpared() throws IOException {
		Process stranger = new ProcessBuilder("sleep", "600").start();
		try {
			Files.writeString(file("postmaster.pid"), stranger.pid() + "\n" + this.folder.database() + "\n");
			this.database.server().start();
			assertThat(postmaster().pid()).isNotEqualTo(stranger.pid());
			assertThat(stranger.isAlive()).isTrue();
		}
		finally {
			stranger.destroyForcibly();
		}
	}

	/** In a container the same path may be another directory. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void serverOfAnotherDirectoryWithTheSamePathIsSpared() throws IOException {
		this.database.server().start();
		Path other = this.parent.resolve("other");
		Files.move(this.folder.database(), other);
		Files.createDirectory(this.folder.database());
		assertThat(this.database.server().postmaster()).isEmpty();
		Files.delete(this.folder.database());
		Files.move(other, this.folder.database());
		assertThat(this.database.server().postmaster()).isPresent();
	}

	@Test
	void serverWithAnOverwrittenPidFileIsStopped() throws IOException {
		for (String content : List.of("", "garbage", "1")) {
			this.database.server().start();
			ProcessHandle before = postmaster();
			Files.writeString(file("postmaster.pid"), content);
			LocalDatabase next = LocalDatabase.in(this.folder, this.notices::add);
			next.server().start();
			assertThat(before.isAlive()).isFalse();
			this.database.server().stop();
			this.database = next;
			next.server().stop();
		}
	}

	@Test
	void permissionsOfTheDataDirectoryAreRestored() throws IOException {
		for (String permissions : List.of("rwxr-xr-x", "r-x------", "---------")) {
			Files.setPosixFilePermissions(this.folder.database(), PosixFilePermissions.fromString(permissions));
			this.database = LocalDatabase.in(this.folder, this.notices::add);
			this.database.server().start();
			assertThat(postmaster().isAlive()).isTrue();
			this.database.server().stop();
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void orphanedBackendDoesNotPreventTheRestart() throws SQLException {
		this.database.server().start();
		try (Connection session = this.database.connectAsSuperuser("postgres");
				Statement statement = session.createStatement();
				ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
			assertThat(rows.next()).isTrue();
			ProcessHandle backend = ProcessHandle.of(rows.getLong(1)).orElseThrow();
			ProcessHandle killed = postmaster();
			ProcessSignal.STOP.sendTo(backend);
			killed.destroyForcibly();
			await().until(() -> this.notices.contains("PostgreSQL is ready again."));
			assertThat(backend.isAlive()).isFalse();
		}
	}

	@Test
	void killedWatchdogRestartsTheServer() {
		this.database.server().start();
		ProcessHandle before = postmaster();
		ProcessHandle.current()
			.children()
			.filter((child) -> child.info().commandLine().orElse("").contains(this.folder.database().toString()))
			.forEach(ProcessHandle::destroyForcibly);
		await().until(() -> this.notices.contains("PostgreSQL is ready again."));
		assertThat(before.isAlive()).isFalse();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void fullDiskIsRetriedUntilItHasSpace() throws IOException {
		this.database.server().start();
		fill("postmaster.opts");
		postmaster().destroyForcibly();
		Path log = this.folder.logs().resolve("postgresql.log");
		await().until(() -> Files.readString(log).split("No space left on device").length > 3);
		Files.delete(file("postmaster.opts"));
		await().until(() -> this.database.server().postmaster().isPresent()
				&& this.notices.contains("PostgreSQL is ready again."));
		assertThat(this.notices).hasSize(3)
			.element(1)
			.asString()
			.contains("The disk of " + this.folder.database() + " is full", "free some space", "tried again");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void fullDiskIsNamed() throws IOException {
		for (String name : List.of("postmaster.opts", "postgresql.conf")) {
			fill(name);
			assertThatExceptionOfType(StartupException.class).isThrownBy(() -> this.database.server().start())
				.withMessageContaining("The disk of " + this.folder.database() + " is full")
				.withMessageContaining("No space left on device");
			Files.delete(file(name));
		}
	}

	private void fill(String name) throws IOException {
		Files.deleteIfExists(file(name));
		Files.createSymbolicLink(file(name), FULL_DEVICE);
	}

}
