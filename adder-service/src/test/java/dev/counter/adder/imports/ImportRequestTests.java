package dev.counter.adder.imports;

import java.net.http.HttpResponse;
import java.util.UUID;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.core.file.ObjectStore;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests for imports, as JSON and as forms.
 */
@RunningAdder
class ImportRequestTests {

	private final Visitor client;

	private final ImportFixture files;

	private final MigratedDatabase database;

	@Autowired
	ImportRequestTests(Visitor client, ObjectStore store, MigratedDatabase database) {
		this.client = client;
		this.files = new ImportFixture(client, store, database);
		this.database = database;
	}

	@ParameterizedTest
	@CsvSource({ "state = 'uploading', 409, conflict", "state = 'failed', 409, conflict",
			"state = 'deleted', 410, gone", "expires_at = now(), 410, gone", "kind = 'export', 422, invalid-file" })
	void fileThatCannotBeImportedIsRefused(String change, int status, String type) {
		UUID file = this.files.store("x.csv", "1");
		this.database.execute("UPDATE file SET %s WHERE id = '%s'".formatted(change, file));
		assertRefused(this.files.post(file, "refuse"), status, type);
	}

	@Test
	void unknownFileIsNotFound() {
		assertRefused(this.files.post(UUID.randomUUID(), "refuse"), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "{\"file\": null}", "{\"file\": \"x\"}", "{\"file\": 7}", "{\"file\": \"/files/..\"}" })
	void requestWithoutAFileIsRefused(String body) {
		HttpResponse<String> refused = this.client.postJson("/imports", body);
		assertRefused(refused, 400, "invalid-field");
		assertThat(refused.body()).contains("\"field\":\"file\"");
	}

	@Test
	void unknownTreatmentOfBadLinesIsRefused() {
		HttpResponse<String> refused = this.files.post(this.files.store("x.csv", "1"), "ignore");
		assertRefused(refused, 400, "invalid-field");
		assertThat(refused.body()).contains("\"field\":\"bad_lines\"", "refuse or skip");
	}

	@Test
	void urlOfAFileIsItsId() {
		UUID file = this.files.store("x.csv", "1");
		HttpResponse<String> accepted = this.client.postJson("/imports",
				"{\"file\": \"http://localhost:8080/files/%s\"}".formatted(file));
		assertThat(accepted.statusCode()).isEqualTo(202);
		assertThat(accepted.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(this.files.json(accepted).path("bad_lines").asString()).isEqualTo("refuse");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "00000000-0000-0000-0000-000000000000", "a/b" })
	void unknownImportIsNotFound(String id) {
		assertThat(this.client.get("/imports/" + id).statusCode()).isEqualTo(404);
		assertThat(this.files.delete("/imports/" + id).statusCode()).isEqualTo(404);
		assertThat(this.client.postForm("/imports/" + id, "").statusCode()).isEqualTo(404);
	}

	@Test
	void formsWorkWithoutAScript() {
		UUID file = this.files.store("<b>.csv", "1\n<i>\n");
		String manage = UUID.randomUUID().toString();
		HttpResponse<String> sent = this.client.postForm("/imports",
				"file=%s&bad_lines=skip&manage=%s".formatted(file, manage));
		assertThat(sent.statusCode()).isEqualTo(303);
		String page = sent.headers().firstValue("Location").orElseThrow();
		assertThat(page).startsWith("/imports/").endsWith("?manage=" + manage);
		String path = page.substring(0, page.indexOf('?'));
		this.files.end(path);
		HttpResponse<String> done = this.client.get(page, "Accept", "text/html");
		assertThat(done.body()).contains("Added 1 number", "&lt;b&gt;.csv", "&lt;i&gt;", "Undo: remove")
			.doesNotContain("http-equiv");
		assertThat(done.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(done.headers().firstValue("Vary")).contains("Accept");
		assertThat(this.client.postForm(path, "").headers().firstValue("Location")).contains(path);
		this.files.end(path);
		assertThat(this.client.get(path, "Accept", "text/html").body()).contains("1 number removed")
			.doesNotContain("Undo: remove");
	}

	@Test
	void formWithoutAFileIsRefused() {
		assertRefused(this.client.postForm("/imports", "file=x"), 400, "invalid-field");
	}

	private void assertRefused(HttpResponse<String> response, int status, String type) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("urn:counter:problem:" + type);
	}

}
