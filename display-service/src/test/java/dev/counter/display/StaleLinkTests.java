package dev.counter.display;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A link of an earlier generation is gone, and leads on to the current one.
 */
class StaleLinkTests extends DisplayTest {

	private static final String RESET = "select counter_reset(null, '::1')";

	private static final String RESTORE = "select counter_renew_ledger()";

	@Test
	void tellsAPollerThatTheCounterWasResetAndWhereToBeginAnew() {
		addNumbers(9);
		String poll = "/display_service/entries?after=9&generation=" + generation();
		assertThat(json(poll).get("entries")).isEmpty();
		database.execute(RESET);
		addNumbers(3);
		HttpResponse<String> gone = this.client.get(poll);
		assertThat(gone.statusCode()).isEqualTo(410);
		assertThat(gone.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(gone.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(gone.body()).contains("urn:counter:problem:gone", "The counter has been reset since then.",
				"\"field\":\"generation\"");
		String first = "/display_service/entries?after=0&generation=" + generation();
		assertThat(gone.headers().firstValue("Link")).hasValue("<" + first + ">; rel=\"first\"");
		assertThat(json(first).get("entries")).hasSize(3);
	}

	@Test
	void endsAWalkThatAResetOvertook() {
		addNumbers(5);
		String next = json("/display_service/entries?limit=2").get("next").asString();
		database.execute(RESET);
		addNumbers(9);
		HttpResponse<String> gone = this.client.get(next);
		assertThat(gone.statusCode()).isEqualTo(410);
		assertThat(gone.headers().firstValue("Link")).hasValue("</display_service/entries>; rel=\"first\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { RESET, RESTORE })
	void showsReadersASentenceAndTheCounterAsItIsNow(String change) {
		addNumbers(5);
		String older = "/display_service?before=3&limit=2&generation=" + generation();
		assertThat(this.client.getPage(older).statusCode()).isEqualTo(200);
		database.execute(change);
		addNumbers(9);
		HttpResponse<String> page = this.client.getPage(older);
		assertThat(page.statusCode()).isEqualTo(410);
		assertThat(page.headers().firstValue("ETag")).isEmpty();
		assertThat(page.body()).contains("These entries are gone", ">#9<",
				change.equals(RESET) ? "The counter has been reset since then."
						: "The counter has been restored from a backup or recreated since then.");
	}

	@Test
	void tellsClientsOfThePageAProblem() {
		HttpResponse<String> gone = this.client.get("/display_service?before=3&generation=0-00000000");
		assertThat(gone.statusCode()).isEqualTo(410);
		assertThat(gone.body()).contains("urn:counter:problem:gone", "restored from a backup");
	}

	@Test
	void followsALinkWithoutGenerationAsItIsNow() {
		addNumbers(5);
		database.execute(RESET);
		addNumbers(3);
		for (String path : List.of("/display_service/entries?before=3", "/display_service?after=1")) {
			assertThat(this.client.get(path).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void namesTheGenerationOfTheCsv() {
		addNumbers(5);
		database.execute(RESET);
		assertThat(this.client.get("/display_service/entries.csv").headers().firstValue("X-Counter-Generation"))
			.hasValue(generation());
	}

	private JsonNode json(String path) {
		return JsonMapper.shared().readTree(this.client.get(path).body());
	}

}
