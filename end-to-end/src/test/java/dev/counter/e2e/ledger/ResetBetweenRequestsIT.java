package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.counter.contract.Routes;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody else resets the counter and adds 99s between two requests of a visitor and of
 * a client, at each place in turn: no answer says anything untrue.
 */
class ResetBetweenRequestsIT {

	private static final int PAIRS = 14;

	private static final Pattern SUM = Pattern.compile("class=\"figure\" value=\"([^\"]+)\"");

	private static final Pattern SUM_IN_NOTICE = Pattern.compile("The sum is now (.+?)\\.<");

	private final RunningCounter counter = RunningCounter.shared();

	private final Client client = this.counter.client();

	private int pair;

	private int resetAt;

	static IntStream pairs() {
		return IntStream.rangeClosed(1, PAIRS);
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void leadsToNoUntrueSentence(int resetAt) {
		assertThat(this.client.reset().status()).isEqualTo(200);
		othersAdd("7");
		this.resetAt = resetAt;
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
		String there = send(Routes.ADDER, form, 303).header("Location");
		between();
		assertAdded(page(there, 200), generation);
		between();
		assertAdded(page(there, 200), generation);
		between();
		String again = send(Routes.ADDER, form, 303).header("Location");
		between();
		assertAdded(page(again, 200), generation);
	}

	private void assertAdded(String page, long generation) {
		if (resets() == generation) {
			assertThat(page).contains("Added 12.5<");
		}
		else {
			assertThat(page).contains("Added, then removed<", "The number was added. The counter was reset since.");
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
			assertThat(page(older, 410)).contains("These entries are gone", "The counter was reset since.", ">99<");
		}
	}

	private void addAsAClient() {
		String key = UUID.randomUUID().toString();
		JsonNode first = this.client.add("3", key).json();
		assertThat(first.get("generation")).isEqualTo(total().get("generation"));
		between();
		JsonNode again = this.client.add("3", key).json();
		assertThat(again.get("id")).isEqualTo(first.get("id"));
		assertThat(again.get("generation")).isEqualTo(first.get("generation"));
		assertThat(again.get("total").asString()).isEqualTo(total().get("total").asString());
	}

	private void poll() {
		JsonNode newest = this.client.get(Routes.ENTRIES + "?limit=1").json();
		String generation = newest.get("generation").asString();
		between();
		Answer poll = this.client.get(Routes.ENTRIES + "?after=" + newest.get("entries").get(0).get("id").asLong()
				+ "&generation=" + generation);
		if (generation.equals(total().get("generation").asString())) {
			assertThat(poll.status()).isEqualTo(200);
			assertThat(poll.json().get("entries")).isEmpty();
		}
		else {
			assertThat(poll.status()).isEqualTo(410);
			String first = match(Pattern.compile("<(.+)>; rel=\"first\""), poll.header("Link"));
			assertThat(this.client.get(first).json().get("entries")).hasSize(total().get("entries").asInt());
		}
	}

	private void resetByForm() {
		String page = page(Routes.RESET, 200);
		String form = "confirmed=yes&resets=%s&generation=%s".formatted(field("resets", page),
				field("generation", page));
		between();
		boolean isStale = resets() != Long.parseLong(field("resets", page));
		Ledger before = this.counter.ledger().read();
		Answer answer = send(Routes.RESET, form, isStale ? 409 : 303);
		if (isStale) {
			assertTrue(answer.body());
			assertThat(answer.body()).contains("Nothing was removed", "The counter was reset already, at ");
			assertThat(this.counter.ledger().read()).isEqualTo(before);
			answer = send(Routes.RESET, "confirmed=yes&resets=" + resets(), 303);
		}
		between();
		assertThat(page(answer.header("Location"), 200)).contains("Removed %s entries".formatted(before.entries()));
	}

	/** Where somebody else may come between. */
	private void between() {
		this.pair++;
		if (this.pair == this.resetAt) {
			assertThat(this.client.reset().status()).isEqualTo(200);
			othersAdd("99");
		}
	}

	private void othersAdd(String number) {
		for (int i = 0; i < 3; i++) {
			assertThat(this.client.add(number).status()).isEqualTo(200);
		}
	}

	private String page(String path, int status) {
		Answer page = this.client.get(path.replace("&amp;", "&"), "Accept", "text/html");
		assertThat(page.status()).as(path).isEqualTo(status);
		assertTrue(page.body());
		return page.body();
	}

	private Answer send(String path, String form, int status) {
		Answer answer = this.client.post(path, form, "Accept", "text/html", "Content-Type",
				"application/x-www-form-urlencoded");
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		return answer;
	}

	/** Each sum that a page names is the ledger's: nobody adds while it is looked at. */
	private void assertTrue(String page) {
		BigDecimal total = this.counter.ledger().read().total();
		assertThat(new BigDecimal(match(SUM, page))).isEqualByComparingTo(total);
		assertThat(SUM_IN_NOTICE.matcher(page).results())
			.allSatisfy((sum) -> assertThat(new BigDecimal(sum.group(1).replace(",", ""))).isEqualByComparingTo(total));
	}

	private JsonNode total() {
		return this.client.get(Routes.TOTAL).json();
	}

	private long resets() {
		return this.counter.ledger().resets();
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
