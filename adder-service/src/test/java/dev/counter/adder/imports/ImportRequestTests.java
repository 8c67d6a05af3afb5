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
		HttpResponse<String> sent = this.client.postForm("/imports", "file=" + file + "&bad_lines=skip", "Accept",
				"text/html");
		assertThat(sent.statusCode()).isEqualTo(303);
		String page = sent.headers().firstValue("Location").orElseThrow();
		assertThat(page).startsWith("/imports?import=");
		String path = "/imports/" + page.substring(page.indexOf('=') + 1);
		this.files.end(path);
		HttpResponse<String> done = this.client.get(page, "Accept", "text/html");
		assertThat(done.body()).contains("Import done", "&lt;b&gt;.csv", "&lt;i&gt;", "Undo the import");
		assertThat(done.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(this.client.postForm(path, "").headers().firstValue("Location")).contains(page);
		this.files.end(path);
		assertThat(this.client.get(page).body()).contains("Import undone").doesNotContain("Undo the import");
	}

	@Test
	void formShowsWhatIsWrongWithTheFile() {
		HttpResponse<String> page = this.client.postForm("/imports", "file=%22x", "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("is not the id of a file", "value=\"&quot;x\"");
		assertRefused(this.client.postForm("/imports", "file=x"), 400, "invalid-field");
	}

	@Test
	void pageLinksTheUploadThatLedToIt() {
		String id = UUID.randomUUID().toString();
		HttpResponse<String> page = this.client.get("/imports?file=" + id + "&manage=" + id);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("value=\"" + id, "enctype=\"multipart/form-data\" action=\"/upload\"");
	}

	private void assertRefused(HttpResponse<String> response, int status, String type) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("urn:counter:problem:" + type);
	}

}
