package dev.counter.core.web;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Default and security headers of every response, refusals included.
 */
@RunningSample
class ResponseHeadersTests {

	private static final String TRACE = "Root=1-67891233-abcdef012345678912345678;Sampled=1";

	@LocalServerPort
	private int port;

	static Stream<String> requests() {
		return Stream.of("GET /adder_service HTTP/1.1", "HEAD /adder_service HTTP/1.1",
				"OPTIONS /adder_service HTTP/1.1", "GET /nothing HTTP/1.1", "PUT /adder_service HTTP/1.1",
				"TRACE /adder_service HTTP/1.1", "POST /add_number HTTP/1.1", "GET /adder_service?added=x HTTP/1.1",
				"CONNECT localhost:80 HTTP/1.1", "GET /%zz HTTP/1.1", "GET /adder_service/assets/app-0.css HTTP/1.1",
				"GET /adder_service HTTP/1.0");
	}

	@ParameterizedTest
	@MethodSource("requests")
	void headersAreOnEveryResponse(String requestLine) {
		RawExchange answer = RawExchange.ofLines(this.port, requestLine, "Host: localhost", "X-Amzn-Trace-Id: " + TRACE,
				"X-Forwarded-Proto: https");
		assertThat(answer.headers()).containsEntry("x-counter-release", "release-under-test")
			.containsEntry("x-amzn-trace-id", TRACE)
			.containsEntry("x-content-type-options", "nosniff")
			.containsEntry("referrer-policy", "same-origin")
			.containsEntry("cross-origin-opener-policy", "same-origin")
			.containsEntry("cross-origin-resource-policy", "same-origin")
			.containsEntry("strict-transport-security", "max-age=31536000")
			.containsKeys("permissions-policy", "cache-control", "content-security-policy")
			.doesNotContainKeys("server", "x-powered-by", "set-cookie");
		assertThat(answer.headers().get("content-security-policy")).startsWith("default-src 'none'; ")
			.contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
			.doesNotContain("unsafe", "*", "http");
	}

	@Test
	void headersSurviveResponsesThatTomcatReplaces() {
		RawExchange.of(this.port, "GET /adder_service/assets/app-0.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
				+ "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(RawExchange.ofLines(this.port, "GET /nothing HTTP/1.1", "Host: localhost")
			.headers()
			.get("content-security-policy")).startsWith("default-src 'none'; ");
	}

	@Test
	void headersAreOnResponsesToMalformedHttp() {
		Map<String, String> headers = RawExchange.of(this.port, "\u0000\u0001\r\n\r\n").headers();
		assertThat(headers).containsEntry("x-counter-release", "release-under-test")
			.containsEntry("cache-control", "no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Proto: http", "X-Forwarded-Proto: https, http", "X-Forwarded-Proto: httpsx",
			"X-Other: 1" })
	void hstsIsSentOverHttpsOnly(String header) {
		assertThat(RawExchange.ofLines(this.port, "GET /adder_service HTTP/1.1", "Host: localhost", header).headers())
			.doesNotContainKey("strict-transport-security");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "a\tb", "\u00e9", "", "forged [line]" })
	void implausibleTraceIdIsNotReturned(String trace) {
		assertThat(
				RawExchange.ofLines(this.port, "GET /nothing HTTP/1.1", "Host: localhost", "X-Amzn-Trace-Id: " + trace)
					.headers())
			.doesNotContainKey("x-amzn-trace-id");
	}

	@Test
	void longTraceIdIsNotReturned() {
		HttpResponse<String> answer = TestClient.of(this.port).get("/nothing", "X-Amzn-Trace-Id", "a".repeat(257));
		assertThat(answer.headers().firstValue("X-Amzn-Trace-Id")).isEmpty();
	}

}
