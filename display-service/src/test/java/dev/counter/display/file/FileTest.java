package dev.counter.display.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import dev.counter.contract.DatabaseRole;
import dev.counter.core.file.FileId;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.file.PartOutputStream;
import dev.counter.core.file.StoredObject;
import dev.counter.display.CsvWalk;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.TestBucket;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service with a bucket; exports are written when a test says so.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "counter.files.per-day=20" })
abstract class FileTest {

	static final MigratedDatabase database = MigratedDatabase.create();

	static final TestBucket bucket = TestBucket.shared();

	private static final HttpClient FOLLOWING = HttpClient.newBuilder()
		.followRedirects(HttpClient.Redirect.ALWAYS)
		.build();

	@Autowired
	Exports exports;

	@Autowired
	CsvWalk walk;

	@Autowired
	ObjectStore store;

	@Autowired
	ExportWorker worker;

	TestClient client;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry properties) {
		database.environment(DatabaseRole.DISPLAY).forEach((name, value) -> properties.add(name, () -> value));
		bucket.environment().forEach((name, value) -> properties.add(name, () -> value));
	}

	@BeforeEach
	void empty(@Autowired Environment environment) {
		this.client = TestClient.of(environment.getRequiredProperty("local.server.port", Integer.class));
		this.worker.stop();
		database.clear();
		database.execute("delete from file");
	}

	static void addNumbers(int count) {
		database.execute("""
				insert into counter_entry (value, ip_address)
				select n, inet '10.0.0.0' + n from generate_series(1, %s) n""".formatted(count));
	}

	static String field(String name, String path) {
		return database.query("select %s from file where id = '%s'".formatted(name, id(path)));
	}

	static String id(String path) {
		return path.substring("/files/".length());
	}

	static void expireLease() {
		database.execute("update file set lease_until = clock_timestamp() where lease_until is not null");
	}

	/** Requests an export and returns its path. */
	String request() {
		HttpResponse<String> response = this.client.post("/exports", "");
		if (response.statusCode() != 202) {
			throw new IllegalStateException(response.body());
		}
		return TestClient.header(response, "Location");
	}

	/** A complete upload of the adder. */
	String upload(String name, byte[] content) throws IOException {
		UUID id = FileId.random();
		String key = "imports/" + id;
		try (PartOutputStream out = new PartOutputStream(this.store, key, this.store.begin(key, name))) {
			out.write(content);
			StoredObject object = out.complete();
			database.execute("""
					insert into file (id, kind, state, object_key, name, bytes, sha256, etag, ip_address, expires_at)
					values ('%s', 'import', 'ready', '%s', '%s', %s, sha256('x'), '%s', '203.0.113.7',
					clock_timestamp() + interval '1 day')""".formatted(id, key, name.replace("'", "''"), object.bytes(),
					object.etag()));
		}
		return "/files/" + id;
	}

	HttpResponse<InputStream> download(String path, String... headers) throws IOException, InterruptedException {
		return FOLLOWING.send(this.client.request(path, headers).build(), BodyHandlers.ofInputStream());
	}

	HttpResponse<byte[]> fetch(String url) throws IOException, InterruptedException {
		return FOLLOWING.send(HttpRequest.newBuilder(this.client.uri(url)).build(), BodyHandlers.ofByteArray());
	}

}
