package dev.counter.local;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.counter.local.data.StartupException;
import dev.counter.contract.Service;
import dev.counter.local.postgres.SharedBinaries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.counter.local.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The stack starts as a whole, survives a killed service, and stops as a whole.
 */
class LocalStackTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<String> console = new CopyOnWriteArrayList<>();

	@TempDir
	private Path folder;

	@BeforeEach
	void share() throws IOException {
		SharedBinaries.linkInto(this.folder);
	}

	@Test
	void killedServiceIsAnswered503UntilItIsRestarted() throws IOException, InterruptedException {
		try (LocalStack stack = FakeStack.in(this.folder, this.console::add).start()) {
			URI page = stack.address().resolve(Service.ADDER.page());
			HttpResponse<String> before = get(page);
			assertThat(before.statusCode()).isEqualTo(200);
			stack.service(Service.ADDER).handle().orElseThrow().destroyForcibly();
			await().until(() -> get(page).statusCode() == 503);
			assertThat(get(stack.address().resolve("/")).statusCode()).isEqualTo(200);
			await().until(() -> get(page).statusCode() == 200);
			assertThat(get(page).body()).isNotEqualTo(before.body());
			assertThat(this.console).anyMatch((line) -> line.contains("adder ended with exit code 137"))
				.anyMatch((line) -> line.contains("adder is ready again"));
		}
	}

	@Test
	void stackStartsWithoutS3() throws IOException, InterruptedException {
		Files.writeString(this.folder.resolve("files"), "no folder");
		try (LocalStack stack = FakeStack.in(this.folder, this.console::add).start()) {
			assertThat(get(stack.address().resolve("/")).statusCode()).isEqualTo(200);
			assertThat(this.console).anyMatch((line) -> line.contains("no files: S3 does not start"));
		}
	}

	@Test
	void dataIsKeptBetweenStarts() throws SQLException {
		try (LocalStack stack = FakeStack.in(this.folder, this.console::add).start();
				Connection superuser = stack.database().connectAsSuperuser("counter");
				Statement statement = superuser.createStatement()) {
			statement.execute("INSERT INTO counter_entry (value, ip_address) VALUES (7, '::1')");
		}
		try (LocalStack stack = FakeStack.in(this.folder, this.console::add).start();
				Connection superuser = stack.database().connectAsSuperuser("counter");
				Statement statement = superuser.createStatement();
				ResultSet rows = statement.executeQuery("SELECT sum(value) FROM counter_entry")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("7");
		}
	}

	@Test
	void closeLeavesNoProcess() {
		LocalStack stack = FakeStack.in(this.folder, this.console::add).start();
		List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
		ProcessHandle postmaster = stack.database().server().postmaster().orElseThrow();
		assertThat(started).hasSizeGreaterThan(3);
		stack.close();
		await().until(() -> !postmaster.isAlive() && started.stream().noneMatch(ProcessHandle::isAlive));
	}

	@Test
	void secondStartIsRefusedAndTheFirstGoesOn() {
		try (LocalStack first = FakeStack.in(this.folder, this.console::add).start()) {
			assertThatExceptionOfType(StartupException.class)
				.isThrownBy(() -> FakeStack.in(this.folder, this.console::add).start())
				.withMessageContaining("already runs")
				.withMessageContaining(first.address().toString());
			assertThat(first.database().server().postmaster()).isPresent();
		}
	}

	@Test
	void closeInterruptsTheStart() {
		LocalStack stack = FakeStack.unready(this.folder, this.console::add);
		CompletableFuture<LocalStack> start = CompletableFuture.supplyAsync(stack::start);
		await().until(() -> ProcessHandle.current()
			.descendants()
			.anyMatch((process) -> process.info().commandLine().orElse("").contains(FakeService.class.getName())));
		stack.close();
		assertThat(start).failsWithin(Duration.ofMinutes(1));
		await().until(() -> ProcessHandle.current().descendants().findAny().isEmpty());
	}

	@Test
	void allowedHostsAreAnswered() throws IOException {
		try (LocalStack stack = FakeStack.in(this.folder, this.console::add).start()) {
			assertThat(statusLine(stack, FakeStack.HOST)).isEqualTo("HTTP/1.1 200 OK");
			assertThat(statusLine(stack, "evil.example")).isEqualTo("HTTP/1.1 421 Misdirected Request");
		}
	}

	private static String statusLine(LocalStack stack, String host) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", stack.address().getPort())) {
			socket.getOutputStream()
				.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines()
				.findFirst()
				.orElseThrow();
		}
	}

	private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
	}

}
