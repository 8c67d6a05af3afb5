package dev.counter.display.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.counter.testsupport.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file's address stays, and S3 serves the content.
 */
class FileTests extends FileTest {

	@Test
	void redirectsToAFreshSignatureOfTheBucket() throws Exception {
		String path = upload("numbers.csv", "1\n2\n".getBytes("US-ASCII"));
		HttpResponse<String> response = this.client.get(path);
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.body()).isEmpty();
		assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
		assertThat(header(response, "Referrer-Policy")).isEqualTo("same-origin");
		assertThat(header(response, "Location")).startsWith(bucket.environment().get("FILES_ENDPOINT") + "/")
			.contains("X-Amz-Expires=900");
		HttpResponse<byte[]> file = fetch(header(response, "Location"));
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.body()).asString().isEqualTo("1\n2\n");
		assertThat(header(file, "Content-Type")).isEqualTo("application/octet-stream");
		assertThat(header(file, "Content-Disposition")).isEqualTo("attachment; filename=\"numbers.csv\"");
	}

	@Test
	void redirectsABrowserAsWell() throws IOException {
		assertThat(this.client.getPage(upload("a.html", new byte[1])).statusCode()).isEqualTo(303);
	}

	@Test
	void headHasSizeNameAndETagOfWhatIsDownloaded() throws Exception {
		String path = upload("numbers.csv", new byte[1234]);
		HttpResponse<String> head = this.client.head(path);
		assertThat(head.statusCode()).isEqualTo(200);
		HttpResponse<byte[]> file = fetch(path);
		assertThat(header(head, "Accept-Ranges")).isEqualTo("bytes");
		for (String name : List.of("Content-Length", "Content-Type", "Content-Disposition", "ETag")) {
			assertThat(header(head, name)).as(name).isEqualTo(header(file, name)).isNotEmpty();
		}
		byte[] x = HexFormat.of().parseHex("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
		assertThat(header(head, "Repr-Digest")).isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(x) + ":");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					say "hi" \\ 100%.csv | attachment; filename="say _hi_ _ 100_.csv"; filename*=UTF-8''say%20%22hi%22%20%5C%20100%25.csv
					Zähler – 1.csv       | attachment; filename="Z_hler _ 1.csv"; filename*=UTF-8''Z%C3%A4hler%20%E2%80%93%201.csv
					it's;a=1.csv         | attachment; filename="it's;a=1.csv"
					""")
	void nameArrivesWhateverItsCharacters(String name, String disposition) throws Exception {
		String path = upload(name, new byte[1]);
		assertThat(header(this.client.head(path), "Content-Disposition")).isEqualTo(disposition);
		assertThat(header(fetch(path), "Content-Disposition")).isEqualTo(disposition);
	}

	@Test
	void brokenDownloadIsResumedByRangeThroughANewRedirect() throws Exception {
		byte[] content = new byte[20 * 1024 * 1024 + 7];
		new Random(1).nextBytes(content);
		String path = upload("random", content);
		byte[] begin;
		try (InputStream body = download(path).body()) {
			begin = body.readNBytes(3_000_000);
		}
		HttpResponse<InputStream> rest = download(path, "Range", "bytes=" + begin.length + "-");
		assertThat(rest.statusCode()).isEqualTo(206);
		assertThat(header(rest, "Content-Range")).isEqualTo("bytes 3000000-20971526/20971527");
		assertThat(begin).isEqualTo(Arrays.copyOf(content, begin.length));
		assertThat(rest.body().readAllBytes()).isEqualTo(Arrays.copyOfRange(content, begin.length, content.length));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/files/00000000-0000-0000-0000-000000000000", "/files/0", "/files/", "/files/a/b",
			"/files/00000000-0000-0000-0000-00000000000G", "/files/../etc/passwd" })
	void unknownAndMalformedIdsAreNotFound(String path) {
		assertThat(this.client.get(path).statusCode()).isEqualTo(404);
		assertThat(this.client.head(path).statusCode()).isEqualTo(404);
		assertThat(this.client.getPage(path).body()).contains("<h1>Page not found</h1>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "uploading", "failed" })
	void uploadThatIsNotCompleteIsNotFound(String state) throws IOException {
		String path = upload("numbers.csv", new byte[1]);
		database.execute("update file set state = '%s'".formatted(state));
		assertThat(this.client.get(path).statusCode()).isEqualTo(404);
		database.execute("update file set expires_at = clock_timestamp()");
		assertThat(this.client.get(path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "expires_at = clock_timestamp()", "state = 'deleted'" })
	void fileThatIsExpiredOrDeletedIsGone(String change) throws IOException {
		String path = upload("numbers.csv", new byte[1]);
		database.execute("update file set " + change);
		HttpResponse<String> response = this.client.get(path);
		assertThat(response.statusCode()).isEqualTo(410);
		assertThat(TestClient.json(response).get("detail").asString()).contains("14 days");
		assertThat(this.client.head(path).statusCode()).isEqualTo(410);
		assertThat(this.client.getPage(path).body()).contains("no longer available");
	}

	@Test
	void idsAreCaseSensitive() throws IOException {
		String path = upload("numbers.csv", new byte[1]);
		assertThat(this.client.get("/files/" + id(path).toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(404);
	}

	@Test
	void exportThatIsBeingWrittenSaysWhenToAskAgain() {
		String path = request();
		HttpResponse<String> response = this.client.get(path);
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(header(response, "Retry-After")).isEqualTo("2");
		assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
		assertThat(TestClient.json(response).get("state").asString()).isEqualTo("writing");
		assertThat(TestClient.json(response).get("url").asString()).isEqualTo(path);
		assertThat(this.client.head(path).statusCode()).isEqualTo(202);
	}

	@Test
	void pageOfAnExportReloadsItselfUntilItDownloadsTheFile() {
		String path = request();
		HttpResponse<String> waiting = this.client.getPage(path + "?progress");
		assertThat(waiting.statusCode()).isEqualTo(202);
		assertThat(header(waiting, "Refresh")).isEqualTo("2; url=" + path + "?progress");
		assertThat(waiting.body()).contains("<h1>The file is being written</h1>", "0 bytes so far")
			.doesNotContain("class=\"button\"");
		assertThat(header(this.client.getPage(path), "Refresh")).isEqualTo("2; url=" + path + "?progress");
		database.execute("update file set state = 'ready', bytes = 1234, name = '<b>'");
		HttpResponse<String> ready = this.client.getPage(path + "?progress");
		assertThat(ready.statusCode()).isEqualTo(200);
		assertThat(header(ready, "Refresh")).isEqualTo("2; url=" + path);
		assertThat(ready.body()).contains("<h1>The file is ready</h1>", "1,234 bytes", "&lt;b&gt;",
				"href=\"" + path + "\"");
		assertThat(this.client.get(path + "?progress").statusCode()).isEqualTo(303);
	}

	@Test
	void exportThatFailedIsGoneAndSaysWhy() {
		String path = request();
		database.execute("update file set state = 'failed', reason = 'The disk is full.'");
		HttpResponse<String> response = this.client.get(path);
		assertThat(response.statusCode()).isEqualTo(410);
		assertThat(TestClient.json(response).get("detail").asString()).isEqualTo("The disk is full.");
	}

}
