package dev.counter.adder.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import dev.counter.adder.Visitor;
import dev.counter.contract.FileKeys;
import dev.counter.contract.Routes;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.file.PartOutputStream;
import dev.counter.core.file.StoredObject;
import dev.counter.testsupport.MigratedDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Files in S3, and imports of them by HTTP.
 */
class ImportFixture {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String FILE = """
			INSERT INTO file (id, kind, state, object_key, name, bytes, etag, ip_address, expires_at)
			VALUES ('%s', 'import', 'ready', '%s', '%s', %s, '%s', '192.0.2.7', now() + interval '1 hour')""";

	private static final String LEDGER = """
			SELECT trim_scale(coalesce(sum(value), 0)) || ' in ' || count(*) || ', kept '
			|| (SELECT trim_scale(total) || ' in ' || entries FROM counter_total) FROM counter_entry""";

	private final JsonMapper json = new JsonMapper();

	private final Visitor client;

	private final ObjectStore store;

	private final MigratedDatabase database;

	ImportFixture(Visitor client, ObjectStore store, MigratedDatabase database) {
		this.client = client;
		this.store = store;
		this.database = database;
	}

	UUID store(String name, String text) {
		return store(name, text.getBytes(StandardCharsets.UTF_8));
	}

	/** A complete upload. */
	UUID store(String name, byte[] content) {
		UUID id = UUID.randomUUID();
		StoredObject object = put(key(id), content);
		this.database.execute(FILE.formatted(id, key(id), name, content.length, object.etag()));
		return id;
	}

	static String key(UUID file) {
		return FileKeys.IMPORTS + file;
	}

	/** Puts an object, or replaces it. */
	StoredObject put(String key, byte[] content) {
		try (PartOutputStream out = new PartOutputStream(this.store, key, this.store.begin(key, "x"))) {
			out.write(content);
			return out.complete();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] gzip(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	HttpResponse<String> post(UUID file, String badLines) {
		return this.client.postJson(Routes.IMPORTS,
				"{\"file\": \"%s\", \"bad_lines\": \"%s\"}".formatted(file, badLines));
	}

	/** Begins an import and returns its path. */
	String begin(UUID file, String badLines) {
		HttpResponse<String> response = post(file, badLines);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		String path = response.headers().firstValue("Location").orElseThrow();
		assertThat(json(response).path("url").asString()).isEqualTo(path);
		return path;
	}

	/** Imports a file and returns the import at its end. */
	JsonNode run(UUID file, String badLines) {
		return end(begin(file, badLines));
	}

	/** Waits for the end of an import. */
	JsonNode end(String path) {
		return await().atMost(PATIENCE)
			.until(() -> get(path), (now) -> !now.path("state").asString().matches("waiting|checking|adding|undoing"));
	}

	JsonNode get(String path) {
		HttpResponse<String> response = this.client.get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return json(response);
	}

	HttpResponse<String> delete(String path) {
		return this.client.send("DELETE", path, BodyPublishers.noBody());
	}

	JsonNode json(String text) {
		return this.json.readTree(text);
	}

	JsonNode json(HttpResponse<String> response) {
		return this.json.readTree(response.body());
	}

	/** Sum and number of the entries, which the running totals must equal. */
	void assertLedger(String sum, long count) {
		String ledger = "%s in %s".formatted(sum, count);
		assertThat(this.database.query(LEDGER)).isEqualTo(ledger + ", kept " + ledger);
	}

}
