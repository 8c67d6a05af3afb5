package dev.counter.reset;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Visitors see what would go, confirm it, and see what went.
 */
class ResetPageTests extends ResetTest {

	private static final Pattern RESETS = Pattern.compile("name=\"resets\" value=\"(\\d+)\"");

	private static final Pattern GENERATION = Pattern.compile("name=\"generation\" value=\"(\\d+-[0-9a-f]{8})\"");

	@Test
	void saysWhatWouldGo() {
		addNumbers(1500);
		HttpResponse<String> page = this.client.getPage("/reset_service");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("all 1,500 entries", "1,125,750</strong>", "name=\"confirmed\"");
		assertThat(page.body()).as("an export first")
			.containsSubsequence("action=\"/exports\"", "Export to a file", "action=\"/reset_service\"");
		assertThat(number("select count(*) from counter_entry")).isEqualTo(1500);
	}

	@Test
	void removesEverythingOnceThatIsConfirmed() {
		addNumbers(3);
		HttpResponse<String> answer = this.client.postForm("/reset_service", confirmed(resets()));
		assertThat(answer.statusCode()).isEqualTo(303);
		String there = answer.headers().firstValue("Location").orElseThrow();
		assertThat(there).matches("/reset_service\\?reset=\\d+&generation=\\d+-[0-9a-f]{8}");
		assertThat(this.client.getPage(there).body()).contains("Removed 3 entries", "the sum went from 6 to 0.",
				"The sum is now 0.", "The counter is empty");
	}

	@Test
	void tellsOfTheResetAgainAndAgainWithoutRemovingMore() {
		addNumbers(1);
		String there = this.client.postForm("/reset_service", confirmed(resets()))
			.headers()
			.firstValue("Location")
			.orElseThrow();
		addNumbers(2);
		assertThat(this.client.getPage(there).body()).contains("Removed 1 entry", "The sum is now 3.");
		assertThat(this.client.getPage(there).statusCode()).isEqualTo(200);
		assertThat(number("select count(*) from counter_entry")).isEqualTo(2);
	}

	@Test
	void asksForTheConfirmationBesideItsBox() {
		addNumbers(2);
		HttpResponse<String> page = this.client.postForm("/reset_service", "resets=" + resets());
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("aria-invalid=\"true\"", "Tick this box to confirm.", "all 2 entries");
		assertThat(number("select count(*) from counter_entry")).isEqualTo(2);
	}

	@Test
	void removesNothingThatIsNewerThanThePage() {
		addNumbers(2);
		String seen = resets();
		this.client.post("/reset_table", "");
		addNumbers(5);
		HttpResponse<String> page = this.client.postForm("/reset_service", confirmed(seen));
		assertThat(page.statusCode()).isEqualTo(409);
		assertThat(page.body()).contains("Nothing was removed", "The counter has already been reset, at ",
				" UTC. The sum is now 15.", "all 5 entries");
		assertThat(number("select count(*) from counter_entry")).isEqualTo(5);
		assertThat(resets(page.body())).isNotEqualTo(seen);
	}

	@Test
	void removesNothingOfALedgerThatThePageDidNotShow() {
		addNumbers(2);
		String form = form();
		database.execute("select counter_renew_ledger()");
		HttpResponse<String> page = this.client.postForm("/reset_service", form);
		assertThat(page.statusCode()).isEqualTo(409);
		assertThat(page.body())
			.contains("Nothing was removed", "restored from a backup or recreated since then. The sum is now 3.")
			.doesNotContain("already been reset");
		assertThat(number("select count(*) from counter_entry")).isEqualTo(2);
	}

	@Test
	void knowsNoResetOfAnotherLedger() {
		addNumbers(1);
		String there = this.client.postForm("/reset_service", form()).headers().firstValue("Location").orElseThrow();
		database.execute("select counter_reset(null, '::1')");
		assertThat(this.client.getPage(there).body()).as("after another reset").contains("Removed 1 entry");
		database.execute("select counter_renew_ledger()");
		HttpResponse<String> page = this.client.getPage(there);
		assertThat(page.statusCode()).isEqualTo(410);
		assertThat(page.body()).contains("restored from a backup or recreated since then.").doesNotContain("Removed");
	}

	@Test
	void removesOnceHoweverOftenTheButtonIsPressed() {
		addNumbers(4);
		String form = confirmed(resets());
		List<CompletableFuture<Integer>> presses = IntStream.range(0, 10)
			.mapToObj((press) -> CompletableFuture
				.supplyAsync(() -> this.client.postForm("/reset_service", form).statusCode()))
			.toList();
		assertThat(presses.stream().map(CompletableFuture::join)).containsOnlyOnce(303).containsOnly(303, 409);
		assertThat(number("select count(*) from counter_reset_audit")).isOne();
	}

	@Test
	void offersNoFormForAnEmptyCounter() {
		assertThat(this.client.getPage("/reset_service").body()).contains("there is nothing to remove")
			.doesNotContain("<form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "confirmed=yes", "confirmed=yes&resets=", "confirmed=yes&resets=-1",
			"confirmed=yes&resets=99999999999999999999", "confirmed=yes&resets=1&resets=1" })
	void refusesAFormThatDoesNotSayWhatItSaw(String form) {
		addNumbers(1);
		HttpResponse<String> page = this.client.postForm("/reset_service", form);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("<code>resets</code>");
		assertThat(number("select count(*) from counter_entry")).isOne();
	}

	@Test
	void tellsClientsThatReadNoPagesAProblem() {
		addNumbers(1);
		String type = "application/x-www-form-urlencoded";
		assertThat(this.client.post("/reset_service", "resets=" + resets(), "Content-Type", type).body())
			.contains("\"status\":400", "\"field\":\"confirmed\"");
		assertThat(this.client.post("/reset_service", confirmed("0"), "Content-Type", type).body())
			.contains("\"status\":409", "urn:counter:problem:stale");
	}

	@Test
	void tellsOfNoResetThatDidNotHappen() {
		HttpResponse<String> page = this.client.getPage("/reset_service?reset=999");
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("There is no such reset.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "", "-1", "1.5", "99999999999999999999", "1&reset=1" })
	void refusesAnIdThatIsNone(String id) {
		HttpResponse<String> page = this.client.getPage("/reset_service?reset=" + id);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("<code>reset</code>", "<dt>Expected</dt>");
	}

	@Test
	void answersBrieflyWhileNothingHasChanged() {
		String tag = this.client.get("/reset_service").headers().firstValue("ETag").orElseThrow();
		assertThat(this.client.get("/reset_service", "If-None-Match", tag).statusCode()).isEqualTo(304);
		addNumbers(1);
		assertThat(this.client.get("/reset_service", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	private String form() {
		Matcher generation = GENERATION.matcher(this.client.getPage("/reset_service").body());
		assertThat(generation.find()).isTrue();
		return confirmed(resets()) + "&generation=" + generation.group(1);
	}

	private String resets() {
		return resets(this.client.getPage("/reset_service").body());
	}

	private static String resets(String page) {
		Matcher resets = RESETS.matcher(page);
		assertThat(resets.find()).isTrue();
		return resets.group(1);
	}

	private static String confirmed(String resets) {
		return "resets=" + resets + "&confirmed=yes";
	}

}
