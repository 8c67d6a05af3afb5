package dev.counter.adder.form;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.contract.Routes;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page with the form, as a browser without JavaScript uses it.
 */
@RunningAdder
class AdderPageTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

	private final Visitor visitor;

	private final MigratedDatabase database;

	private final LedgerReader totals;

	@Autowired
	AdderPageTests(Visitor visitor, MigratedDatabase database, LedgerReader totals) {
		this.visitor = visitor;
		this.database = database;
		this.totals = totals;
	}

	@Test
	void pageShowsSumAndIsNotCached() {
		HttpResponse<String> page = page("");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.headers().firstValue("ETag")).isEmpty();
		assertThat(page.body()).contains("<form method=\"post\"", "value=\"" + this.totals.current().plain() + "\"");
		assertThat(key(page)).isNotEqualTo(key(page("")));
	}

	@Test
	void addRedirectsToPageWithNotice() {
		this.database.clear();
		HttpResponse<String> answer = send("number=+1234.50+&key=" + UUID.randomUUID());
		assertThat(answer.statusCode()).isEqualTo(303);
		String query = "?added=1&generation=" + this.totals.current().generation().text();
		assertThat(answer.headers().firstValue("Location")).contains("/adder_service" + query);
		assertThat(page(query).body()).contains("Added 1,234.5", "The sum is now 1,234.5.");
	}

	@Test
	void formSentTwiceAddsOnce() {
		String form = "number=7&key=" + key(page(""));
		LedgerSnapshot before = this.totals.current();
		String first = send(form).headers().firstValue("Location").orElseThrow();
		assertThat(send(form).headers().firstValue("Location")).contains(first);
		assertThat(this.totals.current().entries()).isEqualTo(before.entries() + 1);
	}

	@Test
	void unknownEntryHasNoNotice() {
		assertThat(page("?added=999999999").body()).doesNotContain("role=\"status\"").contains("<form");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			abc|abc|&quot;abc&quot; is not a number. Enter digits
			''||The number is empty. Enter digits
			1%2C5|1,5|&quot;1,5&quot; is not a number. Enter digits
			12345678901234567|12345678901234567|more than 16 digits before the point. Enter at most 16
			0.12345|0.12345|more than 4 digits after the point. Enter at most 16
			%3Cscript%3E|&lt;script&gt;|&quot;&lt;script&gt;&quot; is not a number.
			1e3|1e3|&quot;1e3&quot; is not a number.
			""")
	void invalidNumberShowsFormAgain(String sent, String shown, String fault) {
		String key = UUID.randomUUID().toString();
		LedgerSnapshot before = this.totals.current();
		HttpResponse<String> page = send("number=" + sent + "&key=" + key);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.body()).contains("value=\"" + ((shown != null) ? shown : "") + "\"", fault,
				"aria-invalid=\"true\"", "aria-describedby=\"number-fault");
		assertThat(key(page)).isEqualTo(key);
		assertThat(this.totals.current()).isEqualTo(before);
	}

	@Test
	void reusedKeyShowsFormWithNewKey() {
		String key = UUID.randomUUID().toString();
		send("number=1&key=" + key);
		LedgerSnapshot before = this.totals.current();
		HttpResponse<String> page = send("number=2&key=" + key);
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body()).contains("value=\"2\"", "sent before, with another number");
		assertThat(this.totals.current()).isEqualTo(before);
		assertThat(send("number=2&key=" + key(page)).statusCode()).isEqualTo(303);
	}

	@ParameterizedTest
	@ValueSource(strings = { "number=1&key=abc", "number=1&key=", "number=1&number=2", "number=1&key=%zz", "number=%ff",
			"number=%",
			"number=1&key=" + "0b5f9c1e-5d5c-4b34-9c5e-2f6b1f0c7a11" + "&key=0b5f9c1e-5d5c-4b34-9c5e-2f6b1f0c7a11" })
	void malformedFormIsRefused(String form) {
		LedgerSnapshot before = this.totals.current();
		HttpResponse<String> answer = this.visitor.postForm(Routes.ADDER, form);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("\"expected\":\"");
		assertThat(this.totals.current()).isEqualTo(before);
	}

	@Test
	void clientGetsProblemDetails() {
		HttpResponse<String> answer = this.visitor.postForm(Routes.ADDER, "number=abc");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"field\":\"number\"", "is not a number.");
	}

	@Test
	void numberInQueryIsIgnored() {
		assertThat(this.visitor.postForm(Routes.ADDER + "?number=5", "").statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/plain", "multipart/form-data;boundary=x" })
	void otherContentTypeIs415(String type) {
		assertThat(this.visitor.post(Routes.ADDER, type, "number=1").statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "0", "-1", "1.5", "", "9999999999999999999", "1&added=2", "%ff" })
	void invalidIdIsRefused(String id) {
		HttpResponse<String> answer = page("?added=" + id);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("<h1", "<dt>Expected</dt>");
	}

	@Test
	void headHasNoBody() {
		HttpResponse<String> answer = this.visitor.send("HEAD", Routes.ADDER, BodyPublishers.noBody());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
	}

	private HttpResponse<String> page(String query) {
		return this.visitor.get(Routes.ADDER + query, "Accept", BROWSER);
	}

	private HttpResponse<String> send(String form) {
		return this.visitor.postForm(Routes.ADDER, form, "Accept", BROWSER);
	}

	private static String key(HttpResponse<String> page) {
		Matcher key = KEY.matcher(page.body());
		assertThat(key.find()).isTrue();
		return key.group(1);
	}

}
