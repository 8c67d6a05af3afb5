package dev.counter.adder.add;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code POST /add_number}, from the socket to the ledger.
 */
@RunningAdder
class AddNumberTests {

	private static final String KEY = "Idempotency-Key";

	private final Visitor client;

	private final MigratedDatabase database;

	private final LedgerReader totals;

	@Autowired
	AddNumberTests(Visitor client, MigratedDatabase database, LedgerReader totals) {
		this.client = client;
		this.database = database;
		this.totals = totals;
	}

	@ParameterizedTest
	@CsvSource({ "1.5, 1.5", "\"1.5\", 1.5", "-0.0001, -0.0001", "0, 0", "-0, 0", "\"-0.0\", 0", "1e3, 1000",
			"1.5E+2, 150", "15e-1, 1.5", "1.50000000, 1.5", "\"007\", 7", "\" 42 \", 42", "0e99999999, 0",
			"9999999999999999.9999, 9999999999999999.9999", "-9999999999999999.9999, -9999999999999999.9999",
			"1e15, 1000000000000000", "\"0.1000000000000000000000000000000000000000000000000000000000000\", 0.1" })
	void validNumberIsAdded(String number, String value) {
		this.database.clear();
		HttpResponse<String> answer = add("{\"number\": " + number + "}");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body())
			.isEqualTo("{\"success\":true,\"id\":1,\"value\":\"%s\",\"total\":\"%s\",\"generation\":\"%s\"}"
				.formatted(value, value, this.totals.current().generation().text()));
		assertThat(this.totals.current().plain()).isEqualTo(value);
	}

	@Test
	void totalIncludesTheAdd() {
		this.database.clear();
		add("{\"number\": 40}");
		assertThat(add("{\"number\": 2}").body()).contains("\"id\":2", "\"total\":\"42\"");
	}

	@Test
	void existingFrontEndKeepsWorking() {
		HttpResponse<String> answer = add("{\"number\": \"1.5\", \"ip_address\": \"203.0.113.7\"}", "X-Forwarded-For",
				"198.51.100.1, 192.0.2.9");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(new JdbcTemplate(this.database.superuser())
			.queryForObject("select host(ip_address) from counter_entry order by id desc limit 1", String.class))
			.isEqualTo("192.0.2.9");
	}

	@ParameterizedTest
	@MethodSource("dev.counter.adder.add.MalformedAdds#bodies")
	void malformedBodyIsRefusedWithReason(MalformedAdds.Refused refused) {
		LedgerSnapshot before = this.totals.current();
		HttpResponse<String> answer = add(refused.body());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains(refused.said(), "\"expected\":\"", "\"detail\":\"");
		assertThat(this.totals.current()).isEqualTo(before);
	}

	@Test
	void invalidUtf8IsRefused() {
		byte[] latin = { '{', '"', 'n', 'u', 'm', 'b', 'e', 'r', '"', ':', '"', '1', (byte) 0xE9, '"', '}' };
		HttpResponse<String> answer = this.client.send("POST", Routes.ADD_NUMBER, BodyPublishers.ofByteArray(latin),
				"Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("not valid UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/xml", "json", "*/*",
			"application/json;charset=iso-8859-1", "application/json;charset=nonsense",
			"multipart/form-data;boundary=x" })
	void otherContentTypeIs415(String type) {
		HttpResponse<String> answer = this.client.post(Routes.ADD_NUMBER, type, "{\"number\": 1}");
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.body()).contains("\"field\":\"Content-Type\"", "application/json");
	}

	@Test
	void missingContentTypeIs415() {
		HttpResponse<String> answer = this.client.send("POST", Routes.ADD_NUMBER,
				BodyPublishers.ofString("{\"number\": 1}"));
		assertThat(answer.statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\"" })
	void jsonContentTypeIsAccepted(String type) {
		assertThat(this.client.post(Routes.ADD_NUMBER, type, "{\"number\": 1}").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void largeBodyIs413BeforeItsTypeIsChecked(boolean saysItsLength) {
		byte[] large = ("{\"number\": 1}" + " ".repeat(Limits.BODY_BYTES))
			.getBytes(java.nio.charset.StandardCharsets.UTF_8);
		HttpResponse<String> answer = this.client.send("POST", Routes.ADD_NUMBER,
				saysItsLength ? BodyPublishers.ofByteArray(large) : BodyPublishers.ofByteArrays(List.of(large)),
				"Content-Type", "text/plain");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("16,384 bytes");
	}

	@Test
	void repetitionGetsTheFirstAnswer() {
		LedgerSnapshot before = this.totals.current();
		String key = UUID.randomUUID().toString();
		String first = add("{\"number\": 1.5}", KEY, key).body();
		assertThat(add("{\"number\": \"1.50\"}", KEY, "\"" + key.toUpperCase(java.util.Locale.ROOT) + "\"").body())
			.isEqualTo(first);
		assertThat(this.totals.current().entries()).isEqualTo(before.entries() + 1);
	}

	@Test
	void keyWithAnotherNumberIs422() {
		String key = UUID.randomUUID().toString();
		add("{\"number\": 1}", KEY, key);
		LedgerSnapshot before = this.totals.current();
		HttpResponse<String> answer = add("{\"number\": 2}", KEY, key);
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("urn:counter:problem:key-reused", "\"field\":\"Idempotency-Key\"");
		assertThat(this.totals.current()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "1", "\"", "\"\"", "00000000-0000-0000-0000-00000000000",
			"00000000-0000-0000-0000-0000000000000", "0-0-0-0-0", "{00000000-0000-0000-0000-000000000000}",
			"\"00000000-0000-0000-0000-000000000000", "00000000000000000000000000000000",
			"g0000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000,",
			"'00000000-0000-0000-0000-000000000000'" })
	void invalidKeyIsRefused(String key) {
		LedgerSnapshot before = this.totals.current();
		HttpResponse<String> answer = add("{\"number\": 1}", KEY, key);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"field\":\"Idempotency-Key\"");
		assertThat(this.totals.current()).isEqualTo(before);
	}

	@Test
	void twoKeysAreRefused() {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> answer = add("{\"number\": 1}", KEY, key, KEY, key);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("more than once");
	}

	private HttpResponse<String> add(String body, String... headers) {
		return this.client.postJson(Routes.ADD_NUMBER, body, headers);
	}

}
