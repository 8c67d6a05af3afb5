package dev.counter.core.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import dev.counter.contract.Limits;
import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Refusals of what the contract forbids, in the order 404, 405, 403, 413, 415, 400.
 */
@RunningSample
class EndpointTests {

	private static final String FOREIGN = "https://evil.example";

	private static final String LARGE = "x".repeat(Limits.BODY_BYTES + 1);

	@LocalServerPort
	private int port;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = TestClient.of(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/nothing", "/adder_service/", "/adder_service/x", "/ADDER_SERVICE",
			"/adder%5Fservice", "/adder_service;x=1", "//adder_service", "/display_service", "/actuator/health",
			"/error", "/favicon.ico", "/adder_service/../add_number", "/adder_service/%2e%2e/add_number" })
	void unknownPathIs404(String path) {
		HttpResponse<String> answer = this.client.send("PUT", path, BodyPublishers.ofString(LARGE), "Origin", FOREIGN);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("urn:counter:problem:not-found", "\"status\":404");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DELETE  | /adder_service | GET, HEAD, OPTIONS, POST
			PUT     | /adder_service | GET, HEAD, OPTIONS, POST
			FOO     | /adder_service | GET, HEAD, OPTIONS, POST
			get     | /adder_service | GET, HEAD, OPTIONS, POST
			GET     | /add_number    | OPTIONS, POST
			HEAD    | /add_number    | OPTIONS, POST
			PATCH   | /add_number    | OPTIONS, POST
			""")
	void otherMethodIs405(String method, String path, String allowed) {
		HttpResponse<String> answer = this.client.send(method, path, BodyPublishers.ofString(LARGE), "Origin", FOREIGN);
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("Allow")).contains(allowed);
		if (!method.equals("HEAD")) {
			assertThat(answer.body()).contains("urn:counter:problem:method-not-allowed", "does not support " + method);
		}
	}

	@Test
	void traceIs405() {
		RawExchange known = RawExchange.ofLines(this.port, "TRACE /adder_service HTTP/1.1", "Host: localhost");
		assertThat(known.status()).isEqualTo(405);
		assertThat(known.headers()).containsEntry("allow", "GET, HEAD, OPTIONS, POST");
		assertThat(known.body()).contains("urn:counter:problem:method-not-allowed");
		RawExchange unknown = RawExchange.ofLines(this.port, "TRACE /nothing HTTP/1.1", "Host: localhost");
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(unknown.headers()).doesNotContainKey("allow");
	}

	@Test
	void optionsListsMethods() {
		HttpResponse<String> answer = this.client.send("OPTIONS", "/add_number", BodyPublishers.noBody());
		assertThat(answer.statusCode()).isEqualTo(204);
		assertThat(answer.headers().firstValue("Allow")).contains("OPTIONS, POST");
		assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void crossSiteRequestIs403BeforeBodyIsRead() {
		HttpResponse<String> answer = this.client.post("/add_number", LARGE, "Origin", FOREIGN);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("urn:counter:problem:cross-site", "\"field\":\"Origin\"");
	}

	@Test
	void sameSiteRequestIsAllowed() {
		assertThat(this.client
			.post("/add_number", "{}", "Origin", "http://localhost:" + this.port, "Sec-Fetch-Site", "same-origin",
					"Content-Type", "application/json")
			.statusCode()).isEqualTo(200);
		assertThat(this.client.get("/adder_service", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void largeBodyIs413BeforeItsTypeIsChecked(boolean saysItsLength) {
		byte[] large = LARGE.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		HttpResponse<String> answer = this.client.send("POST", "/adder_service",
				saysItsLength ? BodyPublishers.ofByteArray(large) : BodyPublishers.ofByteArrays(List.of(large)),
				"Content-Type", "x/y");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("urn:counter:problem:body-too-large");
	}

	@Test
	void bodyOfExactlyTheLimitIsAccepted() {
		String body = "{\"text\": \"a\"}";
		HttpResponse<String> answer = this.client.post("/add_number",
				body + " ".repeat(Limits.BODY_BYTES - body.length()), "Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void typeIsCheckedBeforeContent() {
		assertThat(this.client.post("/add_number", "{", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
		assertThat(this.client.post("/add_number", "{", "Content-Type", "application/json").statusCode())
			.isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "application/xml", "nonsense", ";;;", "text/html", "application/json" })
	void acceptHeaderIsIgnored(String accept) {
		assertThat(this.client.get("/adder_service", "Accept", accept).statusCode()).isEqualTo(200);
		HttpResponse<String> json = this.client.post("/add_number", "{}", "Accept", accept, "Content-Type",
				"application/json");
		assertThat(json.statusCode()).isEqualTo(200);
		assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void browserGetsErrorPage() {
		HttpResponse<String> answer = this.client.get("/nothing", "Accept", TestClient.BROWSER);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
		assertThat(answer.body()).contains("Page not found", "/assets/app-");
	}

	@Test
	void internalErrorRevealsNothing() {
		HttpResponse<String> answer = this.client.post("/adder_service", "number=fail", "Content-Type",
				"application/x-www-form-urlencoded");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).contains("urn:counter:problem:internal-error").doesNotContain("secret", "Exception");
	}

}
