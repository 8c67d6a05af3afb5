package dev.counter.adder.upload;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;

import dev.counter.adder.RunningAdder;
import dev.counter.contract.Headers;
import dev.counter.contract.Limits;
import dev.counter.core.file.ObjectStore;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.TestBucket;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads in parts.
 */
@RunningAdder
class PartedUploadTests {

	private static final byte[] CONTENT = new byte[Limits.PART_BYTES + 1000];

	static {
		new Random(1).nextBytes(CONTENT);
	}

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
	void partsByStableUrlsBecomeTheFile() throws Exception {
		HttpResponse<String> begun = this.uploader.begin(CONTENT.length);
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
		JsonNode upload = TestClient.json(begun);
		assertThat(TestClient.header(begun, "Location")).isEqualTo(Uploader.path(upload));
		assertThat(upload.get("part_bytes").asInt()).isEqualTo(Limits.PART_BYTES);
		assertThat(upload.get("parts").asInt()).isEqualTo(2);
		JsonNode parts = TestClient.json(this.uploader.sign(upload, 1, 2)).get("parts");
		assertThat(send(parts.get(0).get("url").asString(), part(1))).isEqualTo(200);
		assertThat(this.uploader.state(upload).get("uploaded").toString())
			.isEqualTo("[{\"number\":1,\"bytes\":16777216}]");
		assertThat(this.uploader.complete(upload).statusCode()).isEqualTo(409);
		assertThat(send(parts.get(1).get("url").asString(), part(2))).isEqualTo(200);
		HttpResponse<String> completed = this.uploader.complete(upload);
		assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
		JsonNode file = TestClient.json(completed);
		assertThat(file.get("state").asString()).isEqualTo("ready");
		assertThat(file.get("bytes").asLong()).isEqualTo(CONTENT.length);
		assertThat(file.has("sha256")).isFalse();
		assertThat(this.uploader.complete(upload).body()).isEqualTo(completed.body());
		assertThat(this.uploader.state(upload)).isEqualTo(file);
		try (InputStream object = this.store.read(this.uploader.last("object_key"), this.uploader.last("etag"), 0)) {
			assertThat(object.readAllBytes()).isEqualTo(CONTENT);
		}
		assertThat(this.uploader.sign(upload, 1, 1).statusCode()).isEqualTo(409);
	}

	@Test
	void partOfOtherSizeIs409AndNothingPublished() {
		JsonNode upload = TestClient.json(this.uploader.begin(CONTENT.length));
		put(1, Limits.PART_BYTES);
		put(2, 999);
		HttpResponse<String> answer = this.uploader.complete(upload);
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body()).contains("urn:counter:problem:conflict", "Part 2", "2 parts, 16778216 bytes in all");
		put(2, 1000);
		put(3, 1);
		assertThat(this.uploader.complete(upload).body()).contains("more parts than the file");
		assertThat(this.uploader.last("state")).isEqualTo("uploading");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void completionThatTheServiceLostIsFoundInS3(boolean byState) {
		JsonNode upload = TestClient.json(this.uploader.begin(CONTENT.length));
		put(1, Limits.PART_BYTES);
		put(2, 1000);
		String key = this.uploader.last("object_key");
		String id = this.uploader.last("upload_id");
		this.store.complete(key, id, this.store.parts(key, id));
		JsonNode file = byState ? this.uploader.state(upload) : TestClient.json(this.uploader.complete(upload));
		assertThat(file.get("state").asString()).isEqualTo("ready");
		assertThat(this.uploader.last("etag")).isEqualTo(this.store.etag(key));
	}

	@Test
	void uploadThatS3LostIs409() {
		JsonNode upload = TestClient.json(this.uploader.begin(CONTENT.length));
		this.store.abort(this.uploader.last("object_key"), this.uploader.last("upload_id"));
		assertThat(this.uploader.complete(upload).body()).contains("Part 1 is missing");
	}

	@Test
	void keyFindsItsUpload() {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> first = this.uploader.begin(CONTENT.length, Headers.IDEMPOTENCY_KEY, key);
		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(this.uploader.begin(CONTENT.length, Headers.IDEMPOTENCY_KEY, key).body()).isEqualTo(first.body());
		assertThat(this.uploader.begin(CONTENT.length + 1, Headers.IDEMPOTENCY_KEY, key).statusCode()).isEqualTo(422);
		assertThat(this.uploader.states()).isEqualTo("uploading");
		this.uploader.delete(TestClient.json(first));
		assertThat(this.uploader.begin(CONTENT.length, Headers.IDEMPOTENCY_KEY, key).statusCode()).isEqualTo(410);
		assertThat(this.uploader.begin(1, Headers.IDEMPOTENCY_KEY, "x").statusCode()).isEqualTo(400);
	}

	@Test
	void deletionEndsUploadAndFile() {
		JsonNode upload = TestClient.json(this.uploader.begin(CONTENT.length));
		put(1, 5);
		assertThat(this.uploader.stored()).isNotEmpty();
		assertThat(this.uploader.delete(upload)).isEqualTo(204);
		assertThat(this.uploader.stored()).isEmpty();
		assertThat(this.uploader.last("bytes")).isEqualTo("5");
		JsonNode file = TestClient.json(this.uploader.put("numbers.csv", "1\n"));
		assertThat(this.uploader.stored()).isNotEmpty();
		assertThat(this.uploader.delete(file)).isEqualTo(204);
		assertThat(this.uploader.delete(file)).isEqualTo(204);
		assertThat(this.uploader.stored()).isEmpty();
		assertThat(this.uploader.states()).isEqualTo("deleted deleted");
		assertThat(this.uploader.complete(file).statusCode()).isEqualTo(410);
		assertThat(this.uploader.sign(upload, 1, 1).statusCode()).isEqualTo(410);
		assertThat(this.uploader.client().get(Uploader.path(upload)).statusCode()).isEqualTo(410);
	}

	@Test
	void outageOfS3Is503AndLeavesAdds() {
		JsonNode upload = TestClient.json(this.uploader.begin(CONTENT.length));
		TestBucket.shared().kill();
		try {
			assertThat(this.uploader.begin(CONTENT.length).statusCode()).isEqualTo(503);
			assertThat(this.uploader.complete(upload).body()).contains("urn:counter:problem:storage-unavailable");
			assertThat(this.uploader.put("numbers.csv", "1\n").statusCode()).isEqualTo(503);
			assertThat(this.uploader.client().add("1").statusCode()).isEqualTo(200);
			assertThat(this.uploader.states()).isEqualTo("uploading failed");
		}
		finally {
			TestBucket.shared().start();
		}
		assertThat(this.uploader.state(upload).get("state").asString()).isEqualTo("uploading");
	}

	private void put(int number, int bytes) {
		this.store.put(this.uploader.last("object_key"), this.uploader.last("upload_id"), number, new byte[bytes],
				bytes);
	}

	private static byte[] part(int number) {
		int from = (number - 1) * Limits.PART_BYTES;
		return Arrays.copyOfRange(CONTENT, from, Math.min(CONTENT.length, from + Limits.PART_BYTES));
	}

	private static int send(String url, byte[] part) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(part)).build(),
					BodyHandlers.ofString())
			.statusCode();
	}

}
