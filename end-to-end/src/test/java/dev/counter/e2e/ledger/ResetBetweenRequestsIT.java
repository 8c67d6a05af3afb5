package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.contract.Routes;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tools.jackson.databind.JsonNode;

import static dev.counter.testsupport.http.TestClient.header;
import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Concurrent reset: another client resets the counter and adds 99s between two requests
 * of a visit, at each point in turn. No response is untrue.
 */
class ResetBetweenRequestsIT {

	private static final int PAIRS = 14;

	private static final Pattern SUM = Pattern.compile("class=\"figure\" value=\"([^\"]+)\"");

	private static final Pattern SUM_IN_NOTICE = Pattern.compile("The sum is now (.+?)\\.<");

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	private int pair;

	private int resetAt;

	@RepeatedTest(PAIRS)
	void responsesStayTrueAfterResetBetweenTwoRequests(RepetitionInfo repetition) {
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
		addByOther("7");
		this.resetAt = repetition.getCurrentRepetition();
		addByForm();
		between();
		walkThePages();
		between();
		addAsAClient();
		between();
		poll();
		between();
		resetByForm();
		assertThat(this.pair).isEqualTo(PAIRS);
	}

	private void addByForm() {
		String form = "number=12.5&key=" + field("key", page(Routes.ADDER, 200));
		between();
		long generation = resets();
		String location = header(send(Routes.ADDER, form, 303), "Location");
		between();
		assertAdded(page(location, 200), generation);
		between();
		assertAdded(page(location, 200), generation);
		between();
		String again = header(send(Routes.ADDER, form, 303), "Location");
		between();
		assertAdded(page(again, 200), generation);
	}

	private void assertAdded(String page, long generation) {
		if (resets() == generation) {
			assertThat(page).contains("Added 12.5<");
		}
		else {
			assertThat(page).contains("Added, then removed<",
					"The number was added. The counter has been reset since then.");
		}
		assertThat(page).doesNotContain("Added 99");
	}

	private void walkThePages() {
		long generation = resets();
		String older = match(Pattern.compile("href=\"([^\"]+)\" rel=\"next\""), page(Routes.DISPLAY + "?limit=2", 200));
		between();
		if (resets() == generation) {
			assertThat(page(older, 200)).contains(">#1<").doesNotContain("These entries are gone");
		}
		else {
			assertThat(page(older, 410)).contains("These entries are gone", "The counter has been reset since then.",
					">99<");
		}
	}

	private void addAsAClient() {
		String key = UUID.randomUUID().toString();
		JsonNode first = json(this.client.add("3", key));
		assertThat(first.get("generation")).isEqualTo(total().get("generation"));
		between();
		JsonNode again = json(this.client.add("3", key));
		assertThat(again.get("id")).isEqualTo(first.get("id"));
		assertThat(again.get("generation")).isEqualTo(first.get("generation"));
		assertThat(again.get("total").asString()).isEqualTo(total().get("total").asString());
	}

	private void poll() {
		JsonNode newest = json(this.client.get(Routes.ENTRIES + "?limit=1"));
		String generation = newest.get("generation").asString();
		between();
		HttpResponse<String> poll = this.client.get(Routes.ENTRIES + "?after="
				+ newest.get("entries").get(0).get("id").asLong() + "&generation=" + generation);
		if (generation.equals(total().get("generation").asString())) {
			assertThat(poll.statusCode()).isEqualTo(200);
			assertThat(json(poll).get("entries")).isEmpty();
		}
		else {
			assertThat(poll.statusCode()).isEqualTo(410);
			String first = match(Pattern.compile("<(.+)>; rel=\"first\""), header(poll, "Link"));
			assertThat(json(this.client.get(first)).get("entries")).hasSize(total().get("entries").asInt());
		}
	}

	private void resetByForm() {
		String page = page(Routes.RESET, 200);
		String form = "confirmed=yes&resets=%s&generation=%s".formatted(field("resets", page),
				field("generation", page));
		between();
		boolean isStale = resets() != Long.parseLong(field("resets", page));
		Ledger before = this.system.database().ledger();
		HttpResponse<String> answer = send(Routes.RESET, form, isStale ? 409 : 303);
		if (isStale) {
			assertTrueTotals(answer.body());
			assertThat(answer.body()).contains("Nothing was removed", "The counter has already been reset, at ");
			assertThat(this.system.database().ledger()).isEqualTo(before);
			answer = send(Routes.RESET, "confirmed=yes&resets=" + resets(), 303);
		}
		between();
		assertThat(page(header(answer, "Location"), 200)).contains("Removed %s entries".formatted(before.entries()));
	}

	/** A point between two requests, where the other client may reset. */
	private void between() {
		this.pair++;
		if (this.pair == this.resetAt) {
			assertThat(this.client.reset().statusCode()).isEqualTo(200);
			addByOther("99");
		}
	}

	private void addByOther(String number) {
		for (int i = 0; i < 3; i++) {
			assertThat(this.client.add(number).statusCode()).isEqualTo(200);
		}
	}

	private String page(String path, int status) {
		HttpResponse<String> page = this.client.get(path.replace("&amp;", "&"), "Accept", "text/html");
		assertThat(page.statusCode()).as(path).isEqualTo(status);
		assertTrueTotals(page.body());
		return page.body();
	}

	private HttpResponse<String> send(String path, String form, int status) {
		HttpResponse<String> answer = this.client.postForm(path, form);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		return answer;
	}

	/** Each total on a page is that of the ledger. */
	private void assertTrueTotals(String page) {
		BigDecimal total = this.system.database().ledger().total();
		assertThat(new BigDecimal(match(SUM, page))).isEqualByComparingTo(total);
		assertThat(SUM_IN_NOTICE.matcher(page).results())
			.allSatisfy((sum) -> assertThat(new BigDecimal(sum.group(1).replace(",", ""))).isEqualByComparingTo(total));
	}

	private JsonNode total() {
		return json(this.client.get(Routes.TOTAL));
	}

	private long resets() {
		return this.system.database().resets();
	}

	private static String field(String name, String page) {
		return match(Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\""), page);
	}

	private static String match(Pattern pattern, String text) {
		Matcher match = pattern.matcher(text);
		assertThat(match.find()).as(pattern + " in " + text).isTrue();
		return match.group(1);
	}

}
