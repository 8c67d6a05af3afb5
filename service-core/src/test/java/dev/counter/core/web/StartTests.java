package dev.counter.core.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Health;
import dev.counter.contract.StartCommand;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process starts without its database, and tells in one line why it does not start.
 */
class StartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	@ParameterizedTest
	@CsvSource({ "DATABASE_POOL_SIZE, ten, plain", "SERVER_PORT, http, plain", "DATABASE_AUTH, ldap, json" })
	void tellsAWrongVariableInOneLine(String variable, String value, String format) {
		try (SampleProcess process = new SampleProcess(Map.of(variable, value, "LOG_FORMAT", format))) {
			assertThat(process.exit()).isNotZero();
			assertThat(process.lines()).singleElement()
				.asString()
				.contains("Not started: " + variable + " is ", value, "it has to be ")
				.doesNotContain("Exception");
		}
	}

	@Test
	void tellsAPortInUseInOneLine() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
			String port = String.valueOf(other.getLocalPort());
			try (SampleProcess process = new SampleProcess(Map.of("SERVER_PORT", port))) {
				assertThat(process.exit()).isNotZero();
				assertThat(process.lines()).filteredOn((line) -> line.contains("ERROR") || line.contains("WARN"))
					.singleElement()
					.asString()
					.contains("Not started: port " + port + " is in use");
			}
		}
	}

	@Test
	void answersOnFreePortsAndEndsWhenItIsTrained() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
			String training = "-D" + StartCommand.TRAINING_PROPERTY + "=true";
			try (SampleProcess process = new SampleProcess(Map.of("SERVER_PORT", String.valueOf(other.getLocalPort()),
					"SERVER_ADDRESS", "0.0.0.0", "LOG_FORMAT", "json", "JAVA_TOOL_OPTIONS", training))) {
				assertThat(process.exit()).isZero();
				assertThat(process.ports()).hasSize(2);
				assertThat(process.lines())
					.anyMatch((line) -> line.contains("does not answer") && line.contains("\"http-nio-127.0.0.1-"));
			}
		}
	}

	@Test
	void endsInFailureWhenItAnswersOtherwiseThanItWasToBeTrained() {
		try (SampleProcess process = new SampleProcess(Map.of("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "info",
				"JAVA_TOOL_OPTIONS", "-D" + StartCommand.TRAINING_PROPERTY + "=true"))) {
			assertThat(process.exit()).isOne();
			assertThat(process.lines()).anyMatch((line) -> line.contains("page 503, readiness 404"));
		}
	}

	@Test
	void startsWithoutItsDatabaseAndLogsJsonWhenItIsAskedTo() {
		try (SampleProcess process = new SampleProcess(Map.of("LOG_FORMAT", "json"))) {
			await().atMost(PATIENCE).until(() -> process.ports().size() == 2);
			await().atMost(PATIENCE)
				.until(() -> TestClient.of(process.ports().get(1)).get(Health.READINESS).statusCode() == 200);
			HttpResponse<String> answer = TestClient.of(process.ports().get(0))
				.get("/adder_service", "X-Amzn-Trace-Id", "Root=1-2-3");
			assertThat(answer.statusCode()).isEqualTo(503);
			process.stop();
			assertThat(process.lines()).allSatisfy((line) -> assertThat(line).startsWith("{").endsWith("}"));
			List<JsonNode> lines = process.lines().stream().map(JsonMapper.shared()::readTree).toList();
			assertThat(lines).filteredOn((line) -> line.path("message").asString("").contains("does not answer"))
				.singleElement()
				.satisfies((line) -> assertThat(line.at("/trace/id").asString("")).isEqualTo("Root=1-2-3"));
		}
	}

}
