package dev.counter.display;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sum, large on the home page and bare for clients.
 */
class HomeTests extends DisplayTest {

	@Test
	void showsTheSumAndLeadsToTheServices() {
		add("1234567.5", "203.0.113.7");
		add("0.25", "203.0.113.7");
		HttpResponse<String> home = this.client.getPage("/");
		assertThat(home.statusCode()).isEqualTo(200);
		assertThat(home.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(home.body()).contains(">1,234,567.75</data>", ">2 entries</p>", "href=\"/adder_service\"",
				"href=\"/display_service\"", "href=\"/reset_service\"");
	}

	@Test
	void invitesToAddTheFirstNumber() {
		assertThat(this.client.getPage("/").body()).contains(">0</data>", "Nothing added yet.", "Add the first number");
	}

	@Test
	void tellsClientsTheSumAsADecimal() {
		add("-0.0001", "203.0.113.7");
		add("9999999999999999.9999", "203.0.113.7");
		add("9999999999999999.9999", "203.0.113.7");
		HttpResponse<String> total = this.client.get("/display_service/total");
		assertThat(total.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(total.body())
			.isEqualTo("{\"total\":\"19999999999999999.9997\",\"entries\":3,\"generation\":\"" + generation() + "\"}");
	}

	@Test
	void tellsClientsWhateverTypeTheyPrefer() {
		assertThat(this.client.get("/display_service/total", "Accept", "text/plain").body())
			.isEqualTo("{\"total\":\"0\",\"entries\":0,\"generation\":\"" + generation() + "\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x/y; charset=", "x/y; charset=%", "x/y; charset=none", "x/y; charset=\"", ";;;" })
	void answersWhateverTypeARequestWithoutBodyClaims(String type) {
		for (String path : new String[] { "/", "/display_service", "/display_service/total", "/display_service/entries",
				"/display_service/entries.csv", "/assets/app-0.css" }) {
			assertThat(this.client.get(path, "Content-Type", type).statusCode()).as(path).isEqualTo(200);
		}
	}

	@Test
	void answersBrieflyWhileNothingHasChanged() {
		for (String path : new String[] { "/", "/display_service", "/display_service/total",
				"/display_service/entries" }) {
			HttpResponse<String> first = this.client.get(path);
			String tag = first.headers().firstValue("ETag").orElseThrow();
			assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("private", "no-cache");
			assertThat(first.headers().firstValue("Vary")).hasValue("Accept");
			HttpResponse<String> second = this.client.get(path, "If-None-Match", tag);
			assertThat(second.statusCode()).isEqualTo(304);
			assertThat(second.body()).isEmpty();
			add("1", "203.0.113.7");
			assertThat(this.client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void takesNoTagForAnotherOnceTheLedgerWasEmptied() {
		String tag = this.client.get("/").headers().firstValue("ETag").orElseThrow();
		add("1", "203.0.113.7");
		database.clear();
		assertThat(this.client.get("/", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	@Test
	void answersHeadWithTheHeadersAlone() {
		for (String path : new String[] { "/", "/display_service", "/display_service/total", "/display_service/entries",
				"/display_service/entries.csv" }) {
			HttpResponse<String> head = this.client.head(path);
			assertThat(head.statusCode()).isEqualTo(200);
			assertThat(head.body()).isEmpty();
			assertThat(head.headers().firstValue("Content-Type"))
				.isEqualTo(this.client.get(path).headers().firstValue("Content-Type"));
		}
	}

	@Test
	void saysThatTheDatabaseIsAway() {
		database.refuseConnections();
		try {
			HttpResponse<String> answer = this.client.getPage("/");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(answer.body()).contains("<p class=\"status\">503</p>");
			for (String path : List.of("/display_service", "/display_service/entries",
					"/display_service/entries.csv")) {
				assertThat(this.client.get(path).statusCode()).as(path).isEqualTo(503);
			}
		}
		finally {
			database.acceptConnections();
			await().until(() -> this.client.get("/display_service/total").statusCode() == 200);
		}
	}

}
