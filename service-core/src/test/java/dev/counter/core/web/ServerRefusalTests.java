package dev.counter.core.web;

import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Problem details of requests that Tomcat refuses before the filters.
 */
@RunningSample
class ServerRefusalTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "GET /adder_service\\x HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%00 HTTP/1.1",
			"GET /adder_service%2fx HTTP/1.1", "GET /\u00e9 HTTP/1.1", "GET adder_service HTTP/1.1",
			"GET /../x HTTP/1.1", "G<T /adder_service HTTP/1.1", "GET /adder_service HTTP/9.9x", "GET * HTTP/1.1",
			"GET /%c0%af HTTP/1.1" })
	void malformedRequestLineIs400(String requestLine) {
		assertProblem(RawExchange.ofLines(this.port, requestLine, "Host: localhost"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: -1", "Content-Length: abc", "Host: localhost", "Host: a b",
			"Bad header: 1", "No-Colon", "X-Forwarded-Proto: https\r\nX-Forwarded-Proto: \u0000" })
	void malformedHeaderIs400(String header) {
		assertProblem(RawExchange.ofLines(this.port, "POST /adder_service HTTP/1.1", "Host: localhost", header));
	}

	/**
	 * Else the connection would be closed while the load balancer still writes the body.
	 */
	@ParameterizedTest
	@ValueSource(chars = { '"', '<', '>', '[', ']', '^', '`', '{', '|', '}' })
	void unencodedCharactersOfBrowsersAreAccepted(char character) {
		assertThat(RawExchange.ofLines(this.port, "GET /adder_service?a=" + character + " HTTP/1.1", "Host: localhost")
			.status()).isEqualTo(200);
		String body = "x".repeat(40_000);
		RawExchange answer = RawExchange.of(this.port, "PATCH /v" + character
				+ " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 40000\r\n\r\n" + body);
		assertThat(answer.status()).isEqualTo(404);
	}

	@Test
	void longHeaderIs400() {
		assertProblem(RawExchange.ofLines(this.port, "GET /adder_service HTTP/1.1", "Host: localhost",
				"X-Long: " + "a".repeat(9000)));
		assertProblem(RawExchange.ofLines(this.port, "GET /" + "a".repeat(9000) + " HTTP/1.1", "Host: localhost"));
	}

	@Test
	void missingHostIs400() {
		assertProblem(RawExchange.ofLines(this.port, "GET /adder_service HTTP/1.1"));
	}

	@Test
	void malformedChunkIs400() {
		String head = "POST /add_number HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
		assertProblem(RawExchange.of(this.port, head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"));
	}

	@Test
	void unknownTransferEncodingIs501() {
		RawExchange answer = RawExchange.ofLines(this.port, "POST /add_number HTTP/1.1", "Host: localhost",
				"Transfer-Encoding: gzip");
		assertThat(answer.status()).isEqualTo(501);
		assertThat(answer.body()).contains("urn:counter:problem:not-implemented");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECT /add_number HTTP/1.1\r\nHost: a b",
			"CONNECT /add_number HTTP/1.1\r\nHost: a\r\nNo-Colon",
			"POST /add_number HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\nNo-Colon" })
	void notImplementedIsNoInternalError(String head) {
		RawExchange answer = RawExchange.ofLines(this.port, head);
		assertThat(answer.status()).isEqualTo(501);
		assertThat(answer.body()).contains("urn:counter:problem:not-implemented").doesNotContain("RFC 9112");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9" })
	void unsupportedVersionIs505(String version) {
		RawExchange answer = RawExchange.ofLines(this.port, "GET /adder_service " + version, "Host: localhost");
		assertThat(answer.status()).isEqualTo(505);
		assertThat(answer.body()).contains("urn:counter:problem:not-implemented", "\"expected\":\"HTTP/1.1\"");
	}

	@Test
	void unsupportedExpectationIs417() {
		RawExchange answer = RawExchange.ofLines(this.port, "GET /adder_service HTTP/1.1", "Host: localhost",
				"Expect: 200-ok");
		assertThat(answer.status()).isEqualTo(417);
		assertThat(answer.body()).contains("\"field\":\"Expect\"", "100-continue");
	}

	@Test
	void browserGetsErrorPage() {
		RawExchange answer = RawExchange.ofLines(this.port, "GET /%zz HTTP/1.1", "Host: localhost",
				"Accept: " + TestClient.BROWSER);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers()).containsEntry("content-type", "text/html;charset=UTF-8");
		assertThat(answer.body()).contains("Bad request", "/assets/app-");
	}

	private static void assertProblem(RawExchange answer) {
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers()).containsEntry("content-type", "application/problem+json")
			.containsEntry("x-counter-release", "release-under-test")
			.containsEntry("x-content-type-options", "nosniff");
		assertThat(answer.body()).contains("\"type\":\"urn:counter:problem:malformed-request\"");
	}

}
