package dev.counter.display.file;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static dev.counter.testsupport.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An export has its address at once, within the limits.
 */
class ExportRequestTests extends FileTest {

	private static final String OTHERS = """
			insert into file (id, kind, state, object_key, name, bytes, ip_address, created_at, expires_at)
			select gen_random_uuid(), '%s', '%s', 'exports/' || n, 'x', %s, '%s', clock_timestamp() - interval '%s',
			clock_timestamp() + interval '1 day' from generate_series(1, %s) n""";

	@Test
	void answersWithTheAddressOfTheFileToCome() {
		HttpResponse<String> response = this.client.post("/exports", "");
		assertThat(response.statusCode()).isEqualTo(202);
		JsonNode export = TestClient.json(response);
		assertThat(export.propertyNames()).containsExactly("success", "url", "name", "state", "expires_at");
		assertThat(export.get("success").asBoolean()).isTrue();
		assertThat(export.get("url").asString()).isEqualTo(header(response, "Location"))
			.matches("/files/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
		assertThat(export.get("name").asString()).matches("counter-entries-\\d{4}-\\d\\d-\\d\\d\\.csv");
		assertThat(export.get("state").asString()).isEqualTo("writing");
		assertThat(database
			.query("""
					select (expires_at = date_trunc('day', created_at, 'UTC') + interval '14 days')::text || host(ip_address)
					from file"""))
			.isEqualTo("true127.0.0.1");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			application/json, {}
			application/json, {{
			text/plain, x
			application/x-www-form-urlencoded, a=b
			""")
	void bodyIsIgnored(String type, String body) {
		assertThat(this.client.post("/exports", body, "Content-Type", type).statusCode()).isEqualTo(202);
	}

	@Test
	void browserGetsThePageOfTheFile() {
		HttpResponse<String> response = this.client.postForm("/exports", "");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(header(response, "Location")).matches("/files/[0-9a-f-]{36}\\?progress");
		assertThat(this.client.getPage(header(response, "Location")).statusCode()).isEqualTo(202);
	}

	@Test
	void pageOfAnotherSiteStartsNone() {
		assertThat(this.client.post("/exports", "", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
		assertThat(database.query("select count(*) from file")).isEqualTo("0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			export | ready     | 0            | 127.0.0.9    | 23 hours | 19 | 202 | a network below its limit of files
			export | ready     | 0            | 127.0.0.9    | 23 hours | 20 | 429 | a network with as many files
			export | failed    | 0            | 127.0.0.9    | 1 hour   | 20 | 429 | failed ones count
			export | ready     | 0            | 127.0.0.9    | 25 hours | 20 | 202 | those of the day before do not
			export | ready     | 0            | 127.0.1.9    | 1 hour   | 20 | 202 | nor those of another network
			import | ready     | 0            | 127.0.0.9    | 1 hour   | 20 | 202 | nor uploads
			export | ready     | 21474836480  | 127.0.0.9    | 1 hour   | 1  | 429 | bytes of the network
			export | ready     | 21474836480  | 127.0.0.9    | 25 hours | 1  | 202 | bytes of the day before
			import | ready     | 107374182400 | 203.0.113.7  | 25 hours | 1  | 507 | bytes of all files
			import | uploading | 107374182400 | 203.0.113.7  | 25 hours | 1  | 507 | those of uploads under way
			import | deleted   | 107374182400 | 203.0.113.7  | 25 hours | 1  | 202 | but not of deleted files
			export | uploading | 0            | 203.0.113.7  | 1 hour   | 4  | 202 | a few that wait
			export | uploading | 0            | 203.0.113.7  | 1 hour   | 5  | 503 | too many that wait
			""")
	void limitIsNamedInTheRefusal(String kind, String state, long bytes, String address, String age, int count,
			int status, String why) {
		database.execute(OTHERS.formatted(kind, state, bytes, address, age, count));
		HttpResponse<String> response = this.client.post("/exports", "");
		assertThat(response.statusCode()).as(why).isEqualTo(status);
		if (status != 202) {
			assertThat(response.body()).containsAnyOf("at most 20 files", "at most 21474836480 bytes",
					"107374182400 bytes", "5 exports are already");
		}
	}

	@Test
	void limitHoldsForRequestsThatComeTogether() {
		ExecutorService clients = Executors.newFixedThreadPool(20);
		List<CompletableFuture<Integer>> requests = IntStream.range(0, 20)
			.mapToObj(
					(n) -> CompletableFuture.supplyAsync(() -> this.client.post("/exports", "").statusCode(), clients))
			.toList();
		assertThat(requests.stream().map(CompletableFuture::join).filter((status) -> status == 202))
			.hasSize(ExportRequests.WAITING);
		clients.shutdown();
	}

}
