package dev.counter.display;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a client has of a database that was replaced is never called fresh, though the
 * revision is the same.
 */
class ReplacedDatabaseTests extends DisplayTest {

	private static final List<String> PATHS = List.of("/", "/display_service", "/display_service/total",
			"/display_service/entries");

	private static final String REVISION = "select revision from counter_total";

	@Test
	void answersAnewAfterABackupWasRestored() {
		addNumbers(3);
		MigratedDatabase backup = database.copy();
		add("7", "203.0.113.7");
		Map<String, String> tags = tags();
		String revision = database.query(REVISION);
		String seen = generation();

		database.replaceBy(backup);
		database.execute("select counter_renew_ledger()");
		add("99", "203.0.113.7");
		assertThat(database.query(REVISION)).isEqualTo(revision);
		assertNothingIsFresh(tags);
		assertThat(this.client.get("/display_service/entries?after=4&generation=" + seen).statusCode()).isEqualTo(410);
	}

	@Test
	void answersAnewAfterTheDataFolderWasBegunAnew() {
		MigratedDatabase anew = MigratedDatabase.create();
		// The template is migrated once for all tests; each folder migrates for itself.
		anew.execute("select counter_renew_ledger()");
		addNumbers(3);
		Map<String, String> tags = tags();
		String revision = database.query(REVISION);

		database.replaceBy(anew);
		database.execute("update counter_slot set revision = %s where slot = 0".formatted(revision));
		assertThat(database.query(REVISION)).isEqualTo(revision);
		assertNothingIsFresh(tags);
	}

	private Map<String, String> tags() {
		Map<String, String> tags = new LinkedHashMap<>();
		for (String path : PATHS) {
			await().until(() -> this.client.get(path).statusCode() == 200);
			String tag = this.client.get(path).headers().firstValue("ETag").orElseThrow();
			assertThat(this.client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
			tags.put(path, tag);
		}
		return tags;
	}

	/** The service's connections ended with the database that they led to. */
	private void assertNothingIsFresh(Map<String, String> tags) {
		tags.forEach((path, tag) -> {
			await().until(() -> this.client.get(path).statusCode() == 200);
			HttpResponse<String> answer = this.client.get(path, "If-None-Match", tag);
			assertThat(answer.statusCode()).as(path).isEqualTo(200);
		});
	}

}
