package dev.counter.core.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server refuses before the application sees it looks like every other problem.
 */
@RunningSample
class ServerRefusalTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "GET /adder_service?a={b} HTTP/1.1", "GET /adder_service?a=| HTTP/1.1",
			"GET /adder_service\\x HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%00 HTTP/1.1",
			"GET /adder_service%2fx HTTP/1.1", "GET /\u00e9 HTTP/1.1", "GET adder_service HTTP/1.1",
			"GET /../x HTTP/1.1", "G<T /adder_service HTTP/1.1", "GET /adder_service HTTP/9.9x", "GET * HTTP/1.1",
			"GET /%c0%af HTTP/1.1" })
	void refusesABrokenRequestLine(String requestLine) {
		assertProblem(RawHttp.exchange(this.port, requestLine, "Host: localhost"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: -1", "Content-Length: abc", "Host: localhost", "Host: a b",
			"Bad header: 1", "No-Colon" })
	void refusesBrokenHeaders(String header) {
		assertProblem(RawHttp.exchange(this.port, "POST /adder_service HTTP/1.1", "Host: localhost", header));
	}

	private static void assertProblem(RawHttp.Answer answer) {
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers()).containsEntry("content-type", "application/problem+json")
			.containsEntry("x-counter-release", "release-under-test")
			.containsEntry("x-content-type-options", "nosniff");
		assertThat(answer.body()).contains("\"type\":\"urn:counter:problem:malformed-request\"");
	}

}
