package dev.counter.core.readiness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Schema;
import dev.counter.contract.Service;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service has answered itself before anybody else asks.
 */
class WarmUpTests {

	private final MigratedDatabase database = MigratedDatabase.create();

	private final SchemaHealthIndicator schema = new SchemaHealthIndicator(
			JdbcClient.create(this.database.dataSource(DatabaseRole.DISPLAY)));

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final ServerProperties properties = new ServerProperties();

	private final MockEnvironment environment = new MockEnvironment();

	private HttpServer server;

	private Stream<WarmUpRequest> more = Stream.empty();

	private volatile int status = 200;

	private volatile int late;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.asked.add("%s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
					exchange.getRequestHeaders().getFirst("Accept"), body));
			exchange.sendResponseHeaders((this.asked.size() > this.late) ? this.status : 503, -1);
			exchange.close();
		});
		this.server.start();
		this.environment.setProperty("local.server.port", Integer.toString(this.server.getAddress().getPort()));
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.schema.destroy();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0.0.0.0", "::", "127.0.0.1" })
	void asksForThePageOfTheService(String address) throws IOException {
		this.properties.setAddress(address.isEmpty() ? null : InetAddress.getByName(address));
		warmUp();
		assertThat(this.asked).hasSize(3).containsOnly("GET /display_service text/html, */*;q=0.8 ");
	}

	@Test
	void sendsWhatTheServiceNamesUntilItIsAnswered() {
		this.late = 5;
		this.more = Stream.of(WarmUpRequest.get("/reset_service?reset=9"),
				new WarmUpRequest("/reset_service", "resets=9"));
		warmUp();
		assertThat(this.asked).hasSize(8 + 3 + 3)
			.endsWith("POST /reset_service text/html, */*;q=0.8 resets=9")
			.contains("GET /reset_service?reset=9 text/html, */*;q=0.8 ");
	}

	@Test
	void takesARefusalForAnAnswer() {
		this.status = 409;
		warmUp();
		assertThat(this.asked).hasSize(3);
	}

	@Test
	void doesNotWaitForADatabaseThatIsAway() {
		this.database.refuseConnections();
		warmUp();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void comesAfterTheLookAtTheSchema() {
		assertThat(new WarmUp(this.schema, Service.DISPLAY, this.properties, this.environment, this.more).getOrder())
			.isGreaterThan(this.schema.getOrder());
	}

	@Test
	void doesNotWaitForAMigration() {
		this.database.execute("drop view " + Schema.VERSION_VIEW);
		warmUp();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void asksAgainWhenTheFirstAnswersMissTheDeadline() {
		this.late = 2;
		warmUp();
		assertThat(this.asked).hasSize(5);
	}

	@Test
	void letsAServiceStartThatMissesThemAll() {
		this.late = Integer.MAX_VALUE;
		warmUp();
		assertThat(this.asked).hasSize(10);
	}

	@Test
	void letsAServiceStartThatDoesNotAnswer() {
		this.server.stop(0);
		warmUp();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void hasNothingToDoWithoutAServer() {
		this.environment.setProperty("local.server.port", "");
		warmUp();
		assertThat(this.asked).isEmpty();
	}

	private void warmUp() {
		this.schema.run(new DefaultApplicationArguments());
		new WarmUp(this.schema, Service.DISPLAY, this.properties, this.environment, this.more)
			.run(new DefaultApplicationArguments());
	}

}
