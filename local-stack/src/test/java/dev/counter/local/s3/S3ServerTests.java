package dev.counter.local.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.counter.contract.Variable;
import dev.counter.local.data.DataDirectory;
import dev.counter.local.data.StartupException;
import dev.counter.local.process.ReadinessProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.counter.local.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * S3 has a bucket and keys of its own, and comes back when it was killed.
 */
class S3ServerTests {

	private static final Path LIBRARIES = Path.of("..", "local-s3", "target", "lib");

	private final List<String> notices = new CopyOnWriteArrayList<>();

	@TempDir
	private Path parent;

	private DataDirectory folder;

	private S3Server server;

	@BeforeEach
	void prepare() throws IOException {
		this.folder = DataDirectory.open(this.parent.resolve("a folder with spaces"));
		this.server = create();
	}

	private S3Server create() throws IOException {
		return new S3Server(this.folder, LIBRARIES, List.of("http://localhost:8080"), this.notices::add);
	}

	@AfterEach
	void close() {
		this.server.stop();
		this.folder.close();
	}

	@Test
	void killedServerIsRestartedOnItsPort() {
		this.server.start();
		ProcessHandle killed = this.server.handle().orElseThrow();
		killed.destroyForcibly();
		await().until(() -> this.server.handle().filter((now) -> !now.equals(killed)).isPresent());
		assertThat(isReady()).isTrue();
		await().untilAsserted(() -> assertThat(this.notices).satisfiesExactly(
				(first) -> assertThat(first).contains("S3 ended with exit code 137", "s3.log"),
				(second) -> assertThat(second).isEqualTo("S3 is ready again.")));
	}

	@Test
	void stoppedServerIsNotRestarted() {
		this.server.start();
		ProcessHandle process = this.server.handle().orElseThrow();
		this.server.stop();
		assertThat(process.isAlive()).isFalse();
		assertThat(isReady()).isFalse();
		assertThat(this.notices).isEmpty();
	}

	@Test
	void bucketIsThereAndKeysAreKeptForTheirOwnerAlone() throws IOException {
		this.server.start();
		assertThat(this.folder.path().resolve("files").resolve(Variable.FILES_BUCKET.defaultText())).isDirectory();
		assertThat(Files.getPosixFilePermissions(this.folder.path().resolve("s3-keys.properties")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(create().variables()).contains(key(Variable.FILES_ACCESS_KEY), key(Variable.FILES_SECRET_KEY));
		assertThat(this.server.handle().flatMap((process) -> process.info().commandLine()).orElseThrow())
			.doesNotContain(key(Variable.FILES_SECRET_KEY).getValue());
	}

	@Test
	void failedStartIsNamedWithTheEndOfTheLog() throws IOException {
		Files.writeString(this.folder.path().resolve("files"), "no folder");
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> this.server.start())
			.withMessageContaining("s3.log")
			.satisfies(
					(failure) -> assertThat(failure.details()).anyMatch((line) -> line.contains("cannot be started")));
	}

	@Test
	void missingLibrariesAreNamed() {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> Libraries.copy(this.parent.resolve("none"), this.parent))
			.withMessageContaining("./mvnw package");
	}

	private Map.Entry<String, String> key(Variable variable) {
		return Map.entry(variable.name(), this.server.variables().getOrDefault(variable.name(), ""));
	}

	private boolean isReady() {
		return ReadinessProbe.isReady(URI.create("http://127.0.0.1:" + this.server.port() + "/healthz"));
	}

}
