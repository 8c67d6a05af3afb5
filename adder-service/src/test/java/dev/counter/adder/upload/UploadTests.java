package dev.counter.adder.upload;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

import dev.counter.adder.RunningAdder;
import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.core.file.ObjectStore;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads in one request.
 */
@RunningAdder
class UploadTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

	@LocalServerPort
	private int port;

	@Autowired
	private MigratedDatabase database;

	@Autowired
	private ObjectStore store;

	private Uploader uploader;

	@BeforeEach
	void connect() {
		this.uploader = Uploader.of(this.port, this.database);
	}

	@Test
	void formIsStored() throws Exception {
		HttpResponse<String> answer = this.uploader.post(Uploader.part("name=\"note\"", "skipped")
				+ Uploader.file("zahlen für é.csv", "1\n2\n") + Uploader.end());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode json = TestClient.json(answer);
		assertThat(json.get("success").asBoolean()).isTrue();
		assertThat(json.get("name").asString()).isEqualTo("zahlen für é.csv");
		assertThat(json.get("bytes").asLong()).isEqualTo(4);
		assertThat(json.get("sha256").asString()).isEqualTo(sha256("1\n2\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(json.get("url").asString()).isEqualTo(Routes.FILES + "/" + json.get("file").asString());
		assertThat(TestClient.header(answer, "Location")).isEqualTo(json.get("url").asString());
		assertThat(json.get("manage").asString()).hasSize(36).isNotEqualTo(json.get("file").asString());
		assertThat(json.get("expires_at").asString())
			.isEqualTo(this.database.query("select to_char((date_trunc('day', created_at at time zone 'UTC')"
					+ " + interval '14 days'), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from file where id = '"
					+ json.get("file").asString() + "'"));
		assertThat(read()).isEqualTo("1\n2\n".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void bodyOfSeveralPartsIsStored() throws Exception {
		byte[] content = new byte[2 * Limits.PART_BYTES + 12_345];
		new Random(1).nextBytes(content);
		HttpResponse<String> answer = this.uploader.client()
			.send("PUT", Routes.UPLOAD + "/a%20b;c=1.csv.gz", BodyPublishers.ofByteArray(content),
					this.uploader.headers());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(TestClient.json(answer).get("name").asString()).isEqualTo("a b;c=1.csv.gz");
		assertThat(TestClient.json(answer).get("sha256").asString()).isEqualTo(sha256(content));
		assertThat(read()).isEqualTo(content);
	}

	@Test
	void bodyOfUnknownLengthIsStored() throws Exception {
		HttpResponse<String> answer = this.uploader.client()
			.send("PUT", Routes.UPLOAD + "/numbers.csv", BodyPublishers.fromPublisher(BodyPublishers.ofString("1\n")),
					this.uploader.headers());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(this.uploader.last("bytes")).isEqualTo("2");
		assertThat(read()).hasSize(2);
	}

	@Test
	void browserIsLedToImports() {
		HttpResponse<String> answer = this.uploader.post(Uploader.file("numbers.csv", "1\n") + Uploader.end(), "Accept",
				BROWSER);
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(TestClient.header(answer, "Location"))
			.isEqualTo(Routes.IMPORTS + "?manage=" + this.uploader.last("manage"));
	}

	private byte[] read() throws Exception {
		assertThat(this.uploader.last("state")).isEqualTo("ready");
		try (InputStream object = this.store.read(this.uploader.last("object_key"), this.uploader.last("etag"), 0)) {
			return object.readAllBytes();
		}
	}

	private static String sha256(byte[] content) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
	}

}
