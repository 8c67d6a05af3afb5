package dev.counter.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.counter.local.postgres.SharedBinaries;
import dev.counter.local.process.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.counter.local.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No process outlives the local stack, whichever signal ends it.
 */
class KilledStarterTests {

	/** The line of {@code postmaster.pid} with key and id of the shared memory. */
	private static final int SHARED_MEMORY_LINE = 6;

	@TempDir
	private Path folder;

	private Process starter;

	private URI address;

	private final List<ProcessHandle> started = new ArrayList<>();

	@BeforeEach
	void start() throws IOException {
		SharedBinaries.linkInto(this.folder);
		this.starter = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), FakeStack.class.getName(), this.folder.toString())
			.redirectErrorStream(true)
			.start();
		this.address = URI.create(addressFrom(this.starter.inputReader()));
		this.starter.descendants().forEach(this.started::add);
		ProcessHandle.allProcesses().filter(this::isOfTheDatabase).forEach(this.started::add);
		assertThat(this.started).hasSizeGreaterThan(6);
	}

	@AfterEach
	void end() {
		this.starter.destroyForcibly();
	}

	private static String addressFrom(BufferedReader output) throws IOException {
		List<String> said = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith("at ")) {
				return line.substring("at ".length());
			}
			said.add(line);
		}
		throw new IOException("The starter ended: " + said);
	}

	private boolean isOfTheDatabase(ProcessHandle process) {
		return process.info().commandLine().filter((line) -> line.contains(this.folder.toString())).isPresent();
	}

	@Test
	void sigkillLeavesNoProcessAndAllowsAnotherStart() {
		this.starter.destroyForcibly();
		await().until(() -> this.started.stream().noneMatch(ProcessHandle::isAlive));
		try (LocalStack next = FakeStack.in(this.folder, (line) -> {
		}).start()) {
			assertThat(next.database().server().postmaster()).isPresent();
		}
	}

	@Test
	void sigkillAllowsAnotherStartAtOnce() throws InterruptedException {
		this.starter.destroyForcibly().waitFor();
		try (LocalStack next = FakeStack.in(this.folder, (line) -> {
		}).start()) {
			assertThat(next.address()).isNotEqualTo(this.address);
		}
	}

	@Test
	void databaseWithoutWatchdogIsReplacedByTheNextStart() throws InterruptedException {
		List<ProcessHandle> children = this.starter.descendants().toList();
		this.starter.destroyForcibly().waitFor();
		children.forEach(ProcessHandle::destroyForcibly);
		try (LocalStack next = FakeStack.in(this.folder, (line) -> {
		}).start()) {
			assertThat(next.database().server().postmaster()).get().isNotIn(this.started);
		}
		await().until(() -> this.started.stream().noneMatch(ProcessHandle::isAlive));
	}

	@Test
	void sigtermStopsADatabaseWithoutWatchdog() throws IOException, InterruptedException {
		String sharedMemory = Files.readAllLines(this.folder.resolve("database/postmaster.pid"))
			.get(SHARED_MEMORY_LINE)
			.strip()
			.replaceFirst(".* ", "");
		assertThat(segments()).contains(sharedMemory);
		this.starter.descendants()
			.filter((process) -> process.info().commandLine().orElse("").contains("postgres-watchdog"))
			.forEach(ProcessHandle::destroyForcibly);
		this.starter.destroy();
		assertThat(this.starter.waitFor(120, TimeUnit.SECONDS)).isTrue();
		assertThat(ProcessHandle.allProcesses().filter(this::isOfTheDatabase)).isEmpty();
		assertThat(segments()).doesNotContain(sharedMemory);
	}

	private static List<String> segments() {
		return List.of(CommandResult.of(List.of("ipcs", "-m")).output().split("\\s+"));
	}

	@Test
	void sigtermStopsEverything() throws InterruptedException {
		this.starter.destroy();
		assertThat(this.starter.waitFor(60, TimeUnit.SECONDS)).isTrue();
		await().until(() -> this.started.stream().noneMatch(ProcessHandle::isAlive));
	}

}
