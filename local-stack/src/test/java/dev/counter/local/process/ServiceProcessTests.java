package dev.counter.local.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.Service;
import dev.counter.local.FakeService;
import dev.counter.local.data.StartupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.counter.local.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Supervision: readiness, restart after an exit, graceful stop.
 */
class ServiceProcessTests implements ServiceListener {

	@TempDir
	private Path folder;

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private @Nullable ServiceProcess process;

	@AfterEach
	void stop() {
		if (this.process != null) {
			this.process.stop();
		}
	}

	private ServiceProcess process(String mood, Duration patience) throws IOException {
		LogFile log = LogFile.begin(this.folder, "adder");
		ServiceProcess made = new ServiceProcess(new ServiceDefinition(Service.ADDER, FakeService.command(),
				Map.of(FakeService.MOOD, mood), this.folder, log), this, patience);
		this.process = made;
		return made;
	}

	@Test
	void serviceIsReadyWhenItsManagementPortSaysSo() throws IOException {
		ServiceProcess started = process("is well", Duration.ofMinutes(1));
		started.start().join();
		assertThat(this.events).singleElement().asString().startsWith("ready http://127.0.0.1:");
		assertThat(this.folder.resolve("adder.log")).content().contains("A fake service that is well");
	}

	@Test
	void killedServiceIsRestarted() throws IOException, InterruptedException {
		ServiceProcess started = process("is well", Duration.ofMinutes(1));
		started.start().join();
		ProcessHandle killed = started.handle().orElseThrow();
		killed.destroyForcibly();
		assertThat(next()).startsWith("ready");
		assertThat(next()).isEqualTo("gone");
		assertThat(next()).contains("adder ended with exit code 137", "adder.log", "started again");
		assertThat(next()).startsWith("ready");
		assertThat(started.handle()).get().isNotEqualTo(killed);
	}

	@Test
	void failedStartReportsTheEndOfTheLog() throws IOException {
		ServiceProcess started = process("dies", Duration.ofMinutes(1));
		StartupException failure = failure(started);
		assertThat(failure).hasMessageContaining("adder ends with exit code 3").hasMessageContaining("adder.log");
		assertThat(failure.details()).contains("A fake service that dies");
	}

	@Test
	void serviceThatIsNeverReadyFailsTheStart() throws IOException {
		ServiceProcess started = process("hangs", Duration.ofSeconds(2));
		assertThat(failure(started)).hasMessageContaining("adder is not ready after 2 s");
	}

	@Test
	void stopLeavesNoProcess() throws IOException {
		ServiceProcess started = process("is well", Duration.ofMinutes(1));
		started.start().join();
		ProcessHandle service = started.handle().orElseThrow();
		List<ProcessHandle> all = service.descendants().toList();
		started.stop();
		await().until(() -> !service.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
		assertThat(started.handle()).isEmpty();
		assertThat(this.events).noneMatch((event) -> event.contains("started again"));
	}

	@Test
	void suspendedServiceIsStopped() throws IOException {
		ServiceProcess started = process("is well", Duration.ofMinutes(1));
		started.start().join();
		ProcessHandle service = started.handle().orElseThrow();
		ProcessSignal.STOP.sendTo(service);
		started.stop();
		assertThat(service.isAlive()).isFalse();
	}

	@Test
	void unrelatedVariablesAreNotInherited() throws IOException {
		LogFile log = LogFile.begin(this.folder, "env");
		Process child = ChildProcess.start(List.of("env"), Map.of("DATABASE_NAME", "counter"), this.folder, log);
		await().until(() -> !child.isAlive());
		assertThat(Files.readAllLines(log.path())).contains("DATABASE_NAME=counter")
			.noneMatch((line) -> line.startsWith("MAVEN_") || line.startsWith("SPRING_"))
			.anyMatch((line) -> line.startsWith("PATH="));
	}

	private static StartupException failure(ServiceProcess started) {
		CompletionException thrown = catchThrowableOfType(CompletionException.class, () -> started.start().join());
		return (StartupException) Objects.requireNonNull(thrown.getCause());
	}

	private String next() throws InterruptedException {
		return Objects.requireNonNull(this.events.poll(120, TimeUnit.SECONDS));
	}

	@Override
	public void onReady(Service service, URI address) {
		this.events.add("ready " + address);
	}

	@Override
	public void onDown(Service service) {
		this.events.add("gone");
	}

	@Override
	public void onNotice(String message) {
		this.events.add(message);
	}

}
