package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.nio.file.attribute.PosixFilePermissions;

import com.sun.security.auth.module.UnixSystem;
import dev.counter.local.data.Passwords;
import dev.counter.local.data.StartupException;
import dev.counter.local.data.Directories;
import dev.counter.local.process.FreePorts;
import dev.counter.local.process.LogFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Without user namespaces, root runs PostgreSQL as an unprivileged user.
 */
@EnabledIf("isRoot")
class PostgresAccountTests {

	private Path folder;

	static boolean isRoot() {
		return new UnixSystem().getUid() == 0;
	}

	@BeforeEach
	void openToAll() throws IOException {
		this.folder = Files.createTempDirectory("counter",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
	}

	@AfterEach
	void delete() throws IOException {
		Directories.deleteIfExists(this.folder);
	}

	@Test
	void postgresqlRunsAsAnUnprivilegedUser() throws IOException {
		PostgresAccount nobody = PostgresAccount.unprivileged();
		PostgresBinaries binaries = PostgresBinaries.in(this.folder.resolve("postgresql"));
		nobody.requireAccessTo(Path.of(binaries.program("postgres")));
		LogFile log = LogFile.begin(this.folder, "postgresql");
		nobody.own(log.path());
		DatabaseCluster cluster = new DatabaseCluster(this.folder.resolve("database"), binaries, nobody);
		cluster.createIfMissing(
				Passwords.in(this.folder.resolve("passwords.properties"), List.of(DatabaseCluster.SUPERUSER_PASSWORD)));
		PostgresServer server = new PostgresServer(cluster, log, FreePorts.find(1).get(0), (notice) -> {
		});
		server.start();
		assertThat(server.postmaster()).get().satisfies((process) -> {
			Object owner = Files.getAttribute(Path.of("/proc", Long.toString(process.pid())), "unix:uid");
			assertThat(owner).isEqualTo((int) nobody.uid());
		});
		server.stop();
		assertThat(server.postmaster()).isEmpty();
	}

	@Test
	void directoryClosedToTheUnprivilegedUserIsNamed() throws IOException {
		Path closed = Files.createDirectory(this.folder.resolve("closed"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Path program = Files.copy(Path.of("/bin/sh"), closed.resolve("postgres"));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> PostgresAccount.unprivileged().requireAccessTo(program))
			.withMessageContaining("cannot reach " + program)
			.withMessageContaining("-Dcounter.data=");
	}

}
