package dev.counter.core.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditional GET with ETags.
 */
@RunningSample
class CachingTests {

	@LocalServerPort
	private int port;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = TestClient.of(this.port);
	}

	@Test
	void etagNamesGenerationRevisionAndBuild() {
		HttpResponse<String> answer = this.client.get("/adder_service");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
		assertThat(answer.headers().allValues("Vary")).containsExactly("Accept");
		assertThat(etag(answer)).matches("\"[0-9]+-[0-9a-f]{8}-[0-9]+-[0-9a-f]{8}-html\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD" })
	void knownEtagIs304(String method) {
		String etag = etag(this.client.get("/adder_service"));
		for (String known : new String[] { etag, "W/" + etag, "\"other\", " + etag }) {
			HttpResponse<String> answer = this.client.send(method, "/adder_service", BodyPublishers.noBody(),
					"If-None-Match", known);
			assertThat(answer.statusCode()).isEqualTo(304);
			assertThat(answer.body()).isEmpty();
			assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
			assertThat(etag(answer)).isEqualTo(etag);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"other\"", "nonsense", "\"", "" })
	void unknownEtagIs200(String known) {
		assertThat(this.client.get("/adder_service", "If-None-Match", known).statusCode()).isEqualTo(200);
	}

	@Test
	void etagChangesWithLedger() {
		String before = etag(this.client.get("/adder_service"));
		SampleDatabase.DATABASE.execute("insert into counter_entry (value, ip_address) values (1, '127.0.0.1')");
		HttpResponse<String> answer = this.client.get("/adder_service", "If-None-Match", before);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(etag(answer)).isNotEqualTo(before);
	}

	@Test
	void errorIsNotCached() {
		for (String path : new String[] { "/nothing", "/adder_service?added=x" }) {
			HttpResponse<String> answer = this.client.get(path);
			assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
			assertThat(answer.headers().firstValue("ETag")).isEmpty();
		}
	}

	private static String etag(HttpResponse<String> answer) {
		return answer.headers().firstValue("ETag").orElseThrow();
	}

}
