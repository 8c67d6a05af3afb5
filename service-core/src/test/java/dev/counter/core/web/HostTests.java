package dev.counter.core.web;

import dev.counter.contract.Health;
import dev.counter.testsupport.http.RawExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Protection against DNS rebinding on loopback addresses.
 */
@RunningSample
class HostTests {

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@ParameterizedTest
	@ValueSource(strings = { "GET /adder_service", "POST /add_number", "GET /nothing", "OPTIONS /adder_service" })
	void reboundNameIsRefusedOnServicePort(String request) {
		RawExchange answer = RawExchange.ofLines(this.port, request + " HTTP/1.1", "Host: evil.example:" + this.port,
				"Origin: http://evil.example:" + this.port);
		assertThat(answer.status()).isEqualTo(421);
		assertThat(answer.body()).contains("urn:counter:problem:misdirected-request", "\"field\":\"Host\"",
				"ALLOWED_HOSTS");
	}

	@ParameterizedTest
	@ValueSource(strings = { Health.READINESS, Health.INFO, "/actuator/metrics", "/nothing" })
	void reboundNameIsRefusedOnManagementPort(String path) {
		assertThat(RawExchange.ofLines(this.managementPort, "GET " + path + " HTTP/1.1", "Host: evil.example").status())
			.isEqualTo(421);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]" })
	void localNamesAreAllowed(String host) {
		assertThat(RawExchange.ofLines(this.port, "GET /adder_service HTTP/1.1", "Host: " + host).status())
			.isEqualTo(200);
		assertThat(RawExchange.ofLines(this.managementPort, "GET " + Health.READINESS + " HTTP/1.1", "Host: " + host)
			.status()).isEqualTo(200);
	}

}
