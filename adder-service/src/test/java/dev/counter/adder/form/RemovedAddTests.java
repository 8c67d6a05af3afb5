package dev.counter.adder.form;

import java.net.http.HttpResponse;
import java.util.UUID;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notices about entries that a reset removed.
 */
@RunningAdder
class RemovedAddTests {

	private final Visitor visitor;

	private final MigratedDatabase database;

	private final String key = UUID.randomUUID().toString();

	@Autowired
	RemovedAddTests(Visitor visitor, MigratedDatabase database) {
		this.visitor = visitor;
		this.database = database;
	}

	@BeforeEach
	void empty() {
		this.database.clear();
	}

	@Test
	void noticeTellsThatEntryWasReset() {
		String there = send("number=1.5&key=" + this.key);
		assertThat(page(there)).contains("Added 1.5", "The sum is now 1.5.");
		resetAndAddNinetyNine();
		assertThat(page(there))
			.contains("Added, then removed",
					"The number was added. The counter has been reset since then. The sum is now 99.")
			.doesNotContain("Added 99");
	}

	@Test
	void repeatedFormTellsThatEntryWasReset() {
		String there = send("number=1.5&key=" + this.key);
		resetAndAddNinetyNine();
		String again = send("number=1.5&key=" + this.key);
		assertThat(again).isEqualTo(there);
		assertThat(page(again)).contains("Added, then removed").doesNotContain("Added 99");
	}

	@Test
	void repetitionKeepsGenerationOfFirstAnswer() {
		JsonNode first = add();
		resetAndAddNinetyNine();
		JsonNode again = add();
		assertThat(again.get("id")).isEqualTo(first.get("id"));
		assertThat(again.get("generation")).isEqualTo(first.get("generation"));
		assertThat(again.get("total").asString()).isEqualTo("99");
	}

	@Test
	void unknownGenerationIsNotClaimed() {
		send("number=1.5&key=" + this.key);
		this.database.execute("update add_request set resets = null");
		resetAndAddNinetyNine();
		assertThat(page(send("number=1.5&key=" + this.key)))
			.contains("Already added", "This form was already sent. The counter may have been reset since.")
			.doesNotContain("Added 99");
		assertThat(add().has("generation")).isFalse();
	}

	@Test
	void restoredLedgerIsRecognized() {
		String there = send("number=1.5&key=" + this.key);
		this.database.execute("select counter_renew_ledger()");
		assertThat(page(there))
			.contains("Already added",
					"The number was added. The counter has been restored from a backup or recreated since then.")
			.doesNotContain("Added 1.5");
		assertThat(page(send("number=1.5&key=" + this.key))).as("restored together with its key").contains("Added 1.5");
	}

	@Test
	void linkWithoutGenerationIsLookedUpInCurrentOne() {
		resetAndAddNinetyNine();
		assertThat(page(Routes.ADDER + "?added=1")).contains("Added 99");
	}

	private void resetAndAddNinetyNine() {
		this.database.execute("select counter_reset(null, '::1')");
		this.database.execute("insert into counter_entry (value, ip_address) values (99, '::1')");
	}

	private String send(String form) {
		HttpResponse<String> answer = this.visitor.postForm(Routes.ADDER, form, "Accept", "text/html");
		assertThat(answer.statusCode()).isEqualTo(303);
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private String page(String path) {
		return this.visitor.get(path, "Accept", "text/html").body();
	}

	private JsonNode add() {
		return JsonMapper.shared()
			.readTree(this.visitor.postJson(Routes.ADD_NUMBER, "{\"number\": 1.5}", Headers.IDEMPOTENCY_KEY, this.key)
				.body());
	}

}
