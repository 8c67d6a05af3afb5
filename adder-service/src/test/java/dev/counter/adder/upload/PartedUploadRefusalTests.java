package dev.counter.adder.upload;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;

import dev.counter.adder.RunningAdder;
import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Invalid requests about uploads in parts.
 */
@RunningAdder
class PartedUploadRefusalTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MigratedDatabase database;

	private Uploader uploader;

	@BeforeEach
	void connect() {
		this.uploader = Uploader.of(this.port, this.database);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "DELETE", "POST /complete", "POST /parts" })
	void unknownIs404AndExpiredIs410(String route) {
		JsonNode upload = TestClient.json(this.uploader.begin(1));
		for (String id : new String[] { upload.get("file").asString(), "x", "00000000-0000-4000-8000-000000000000",
				upload.get("manage").asString().toUpperCase(Locale.ROOT) }) {
			assertThat(call(route, id).statusCode()).as(id).isEqualTo(404);
		}
		this.database.execute("update file set expires_at = now() where id = '" + upload.get("file").asString() + "'");
		HttpResponse<String> answer = call(route, upload.get("manage").asString());
		assertThat(answer.statusCode()).isEqualTo(410);
		assertThat(answer.body()).contains("urn:counter:problem:gone");
	}

	private HttpResponse<String> call(String route, String id) {
		String[] words = route.split(" ");
		return this.uploader.client()
			.send(words[0], Routes.UPLOADS + "/" + id + ((words.length > 1) ? words[1] : ""),
					BodyPublishers.ofString("{\"from\": 1, \"to\": 1}"), "Content-Type", "application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"bytes": 1}                              | 400 | name
			{"name": "", "bytes": 1}                  | 400 | name
			{"name": "a/b", "bytes": 1}               | 400 | name
			{"name": "a\\u202Eb", "bytes": 1}         | 400 | name
			{"name": "a"}                             | 400 | bytes
			{"name": "a", "bytes": null}              | 400 | bytes
			{"name": "a", "bytes": 0}                 | 400 | bytes
			{"name": "a", "bytes": -1}                | 400 | bytes
			{"name": "a", "bytes": 1.5}               | 400 | bytes
			{"name": "a", "bytes": "many"}            | 400 | bytes
			{"name": "a", "bytes": 1e-999999999}      | 400 | bytes
			{"name": "a", "bytes": 6442450945}        | 413 |
			{"name": "a", "bytes": 1e999999999}       | 413 |
			{"name": "a", "bytes": 1, "bytes": 2}     | 400 | bytes
			[]                                        | 400 |
			""")
	void invalidUploadIsRefused(String body, int status, String field) {
		HttpResponse<String> answer = this.uploader.client().postJson(Routes.UPLOADS, body, this.uploader.headers());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		if (field != null) {
			assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
		}
		assertThat(this.uploader.states()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                     | from
			{"from": 1}            | to
			{"from": 0, "to": 1}   | from
			{"from": 1, "to": 21}  | to
			{"from": 2, "to": 1}   | to
			{"from": 25, "to": 25} | from
			{"from": 6, "to": 25}  | to
			{"from": "x", "to": 1} | from
			""")
	void partOutOfRangeIs400(String body, String field) {
		JsonNode upload = TestClient.json(this.uploader.begin(24L * Limits.PART_BYTES));
		HttpResponse<String> answer = this.uploader.client().postJson(Uploader.path(upload) + "/parts", body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
	}

}
