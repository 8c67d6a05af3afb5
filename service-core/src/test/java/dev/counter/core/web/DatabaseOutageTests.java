package dev.counter.core.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Health;
import dev.counter.contract.Times;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.StallingProxy;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Outage of the database: a 503 within the deadline, and recovery without a restart.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = SampleAdder.class,
		properties = { "counter.service=adder", "management.server.port=0", "DATABASE_POOL_SIZE=4" })
@DirtiesContext
class DatabaseOutageTests {

	private static final Duration BUSY_MACHINE = Duration.ofMillis(500);

	private static final int AT_ONCE = 24;

	private static final MigratedDatabase DATABASE = MigratedDatabase.create();

	private static final StallingProxy PROXY = new StallingProxy(DATABASE.port());

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	private TestClient client;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		DATABASE.environment(DatabaseRole.ADDER).forEach((name, value) -> properties.add(name, () -> value));
		properties.add("DATABASE_PORT", PROXY::port);
	}

	@AfterAll
	static void stop() {
		PROXY.close();
	}

	@BeforeEach
	void awaitTheDatabase() {
		this.client = TestClient.of(this.port);
		awaitAnswers();
	}

	@Test
	void frozenDatabaseIs503InTime() {
		PROXY.freeze();
		assertUnavailable(this.client.get("/adder_service"));
		PROXY.thaw();
		awaitAnswers();
	}

	@Test
	void concurrentRequestsAre503InTime() {
		this.client.get("/adder_service");
		PROXY.freeze();
		ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
		List<CompletableFuture<Duration>> answers = IntStream.range(0, AT_ONCE)
			.mapToObj((i) -> CompletableFuture.supplyAsync(this::timeOfOutage, clients))
			.toList();
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer.join()).isLessThan(Times.DATABASE_DEADLINE.plus(BUSY_MACHINE)));
		clients.shutdown();
		PROXY.thaw();
		awaitAnswers();
	}

	@Test
	void repeatedRequestsAre503InTime() {
		PROXY.freeze();
		for (int i = 0; i < 4; i++) {
			assertThat(timeOfOutage()).isLessThan(Times.DATABASE_DEADLINE.plus(BUSY_MACHINE));
		}
		PROXY.thaw();
		awaitAnswers();
	}

	@Test
	void closedDatabaseIs503InTime() {
		PROXY.close();
		assertUnavailable(this.client.get("/adder_service"));
		assertThat(timeOfOutage()).isLessThan(Times.DATABASE_DEADLINE.plus(BUSY_MACHINE));
		PROXY.comeBack();
		awaitAnswers();
	}

	@ParameterizedTest
	@ValueSource(strings = { Health.READINESS, Health.LIVENESS })
	void serviceStaysReadyDuringOutage(String path) {
		PROXY.freeze();
		assertThat(TestClient.of(this.managementPort).get(path).statusCode()).isEqualTo(200);
		PROXY.thaw();
	}

	@Test
	void browserGetsOutageAsPage() {
		PROXY.freeze();
		HttpResponse<String> answer = this.client.get("/adder_service", "Accept", TestClient.BROWSER);
		PROXY.thaw();
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("The counter cannot be reached at the moment");
	}

	private Duration timeOfOutage() {
		long begin = System.nanoTime();
		assertUnavailable(this.client.get("/adder_service"));
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private void awaitAnswers() {
		await().atMost(Duration.ofSeconds(20)).until(() -> this.client.get("/adder_service").statusCode() == 200);
	}

	private static void assertUnavailable(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).contains("2");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(answer.headers().firstValue("ETag")).isEmpty();
		assertThat(answer.body()).contains("urn:counter:problem:database-unavailable");
	}

}
