package dev.counter.display;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entries a page at a time, for readers and for clients.
 */
class EntriesTests extends DisplayTest {

	private static final Pattern LINK = Pattern.compile("href=\"(/display_service\\?[^\"]+)\" rel=\"(prev|next)\"");

	@Test
	void tellsClientsWhatWasAddedFromWhereAndWhen() {
		database.execute(
				"""
						insert into counter_entry (value, ip_address, added_at)
						values (1.50, '203.0.113.7', '2026-01-02T03:04:05.000006Z'), (-2, '2001:db8:1:2::3', '2026-01-02T03:04:06Z')
						""");
		assertThat(this.client.get("/display_service/entries").body()).isEqualTo("{\"entries\":["
				+ "{\"id\":2,\"value\":\"-2\",\"network\":\"2001:db8:1::/48\",\"added_at\":\"2026-01-02T03:04:06.000000Z\"},"
				+ "{\"id\":1,\"value\":\"1.5\",\"network\":\"203.0.113.0/24\",\"added_at\":\"2026-01-02T03:04:05.000006Z\"}"
				+ "],\"next\":null,\"generation\":\"" + generation() + "\"}");
	}

	@Test
	void tellsClientsOfAnEmptyLedger() {
		assertThat(this.client.get("/display_service/entries").body())
			.isEqualTo("{\"entries\":[],\"next\":null,\"generation\":\"" + generation() + "\"}");
	}

	@Test
	void walksToTheOldestWhileOthersAdd() {
		addNumbers(1234);
		List<Long> seen = new ArrayList<>();
		for (String path = "/display_service/entries?limit=100"; path != null;) {
			path = read(path, seen);
			addNumbers(7);
		}
		assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 1234).boxed().sorted(Comparator.reverseOrder()).toList());
	}

	@Test
	void walksToTheNewestAndBeyondOnceThereIsMore() {
		addNumbers(25);
		List<Long> seen = new ArrayList<>();
		for (String path = "/display_service/entries?limit=10&after=0"; path != null;) {
			path = read(path, seen);
		}
		assertThat(seen).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
		addNumbers(2);
		seen.clear();
		read("/display_service/entries?after=25", seen);
		assertThat(seen).containsExactly(27L, 26L);
	}

	@Test
	void showsReadersTheNewestFirstWithGroupedDigits() {
		add("1234.5", "203.0.113.7");
		add("-0.0001", "2001:db8::1");
		String page = this.client.getPage("/display_service").body();
		assertThat(page).containsSubsequence(">1,234.4999</data>", ">#2<", ">-0.0001</data>", "2001:db8::/48", ">#1<",
				">1,234.5</data>", "203.0.113.0/24", "<time datetime=\"");
		assertThat(page).contains("href=\"/display_service/entries.csv\"", "action=\"/exports\"")
			.doesNotContain("203.0.113.7", "rel=\"next\"");
	}

	@Test
	void leadsReadersBothWays() {
		addNumbers(5);
		String first = this.client.getPage("/display_service?limit=2").body();
		assertThat(links(first)).containsExactly("/display_service?before=4&limit=2&generation=" + generation());
		String second = this.client.getPage(links(first).get(0)).body();
		assertThat(second).contains(">#3<", ">#2<");
		assertThat(links(second)).containsExactly("/display_service?after=3&limit=2&generation=" + generation(),
				"/display_service?before=2&limit=2&generation=" + generation());
		assertThat(this.client.getPage(links(second).get(0)).body()).contains(">#5<", ">#4<");
	}

	@Test
	void leadsReadersBackFromNowhere() {
		assertThat(this.client.getPage("/display_service").body()).contains("There are no entries yet.",
				"Add the first number");
		addNumbers(1);
		assertThat(this.client.getPage("/display_service?before=1").body())
			.contains("There are no entries on this page.", "Show the newest entries");
	}

	@ParameterizedTest
	@CsvSource({ "limit=0, limit", "limit=501, limit", "before=x, before", "after=-1, after", "before=2&after=1, after",
			"limit=1&limit=1, limit" })
	void namesTheParameterThatIsWrong(String query, String field) {
		for (String path : List.of("/display_service/entries?", "/display_service?")) {
			HttpResponse<String> problem = this.client.get(path + query);
			assertThat(problem.statusCode()).isEqualTo(400);
			assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(problem.body()).contains("\"field\":\"" + field + "\"", "\"expected\":");
			HttpResponse<String> page = this.client.getPage(path + query);
			assertThat(page.statusCode()).isEqualTo(400);
			assertThat(page.body()).contains("<p class=\"status\">400</p>", "<code>" + field + "</code>");
		}
	}

	@Test
	void ignoresParametersThatItDoesNotKnow() {
		assertThat(this.client.get("/display_service/entries?page=x&sort=,").statusCode()).isEqualTo(200);
	}

	private @Nullable String read(String path, List<Long> seen) {
		JsonNode page = JsonMapper.shared().readTree(this.client.get(path).body());
		page.get("entries").forEach((entry) -> seen.add(entry.get("id").asLong()));
		return page.get("next").isNull() ? null : page.get("next").asString();
	}

	private static List<String> links(String page) {
		Matcher link = LINK.matcher(page.replace("&amp;", "&"));
		return link.results().map((result) -> result.group(1)).toList();
	}

}
