package dev.counter.core.web;

import java.net.http.HttpResponse;

import dev.counter.contract.Health;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Health, info and metrics are on a port of their own.
 */
@RunningSample
class ManagementTests {

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@ParameterizedTest
	@ValueSource(strings = { Health.READINESS, Health.LIVENESS, Health.INFO, "/actuator/metrics" })
	void endpointsAreOnManagementPortOnly(String path) {
		assertThat(TestClient.of(this.managementPort).get(path).statusCode()).isEqualTo(200);
		assertThat(TestClient.of(this.port).get(path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/actuator/loggers",
			"/adder_service", "/" })
	void otherEndpointsAreNotExposed(String path) {
		assertThat(TestClient.of(this.managementPort).get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void readinessIncludesSchemaButNotDatabase() {
		HttpResponse<String> answer = TestClient.of(this.managementPort).get(Health.READINESS);
		assertThat(answer.body()).contains("\"schema\":{", "\"readinessState\":{").doesNotContain("\"db\"");
	}

	@Test
	void infoNamesReleaseVersionAndCommit() {
		assertThat(TestClient.of(this.managementPort).get(Health.INFO).body())
			.contains("\"release\":\"release-under-test\"", "\"version\":\"")
			.containsPattern("\"commit\":\"([0-9a-f]{40}|unknown)\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http.server.requests", "hikaricp.connections", "jvm.memory.used" })
	void meterIsPublished(String meter) {
		TestClient.of(this.port).get("/adder_service");
		assertThat(TestClient.of(this.managementPort).get("/actuator/metrics/" + meter).statusCode()).isEqualTo(200);
	}

}
