package dev.counter.reset;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import dev.counter.contract.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients empty the counter with a bare POST.
 */
class ResetTableTests extends ResetTest {

	@Test
	void removesEverythingAndSaysHowMuch() {
		addNumbers(7);
		HttpResponse<String> answer = this.client.post("/reset_table", "");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(answer.body())
			.isEqualTo("{\"success\":true,\"removed\":7,\"total\":\"0\",\"generation\":\"" + generation() + "\"}");
		assertThat(number("select count(*) from counter_entry")).isZero();
	}

	@Test
	void removesNothingFromAnEmptyCounter() {
		assertThat(this.client.post("/reset_table", "").body())
			.isEqualTo("{\"success\":true,\"removed\":0,\"total\":\"0\",\"generation\":\"" + generation() + "\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[1,", "ip_address=1", "\u0000" })
	void ignoresWhateverBodyThereIs(String body) {
		for (String type : new String[] { "application/json", "text/plain", "application/x-www-form-urlencoded",
				"nonsense", "x/y; charset=", "x/y; charset=%", "x/y; charset=none" }) {
			addNumbers(1);
			assertThat(this.client.post("/reset_table", body, "Content-Type", type).body())
				.isEqualTo("{\"success\":true,\"removed\":1,\"total\":\"0\",\"generation\":\"" + generation() + "\"}");
		}
	}

	@Test
	void refusesAContentCodingBeforeItRemovesAnything() {
		addNumbers(1);
		HttpResponse<String> answer = this.client.post("/reset_table", "", "Content-Encoding", "gzip");
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.body()).contains("\"field\":\"Content-Encoding\"", "gzip");
		assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
		assertThat(number("select count(*) from counter_entry")).isOne();
	}

	@Test
	void refusesABodyThatIsTooLarge() {
		addNumbers(1);
		assertThat(this.client.post("/reset_table", "x".repeat(20_000)).statusCode()).isEqualTo(413);
		assertThat(number("select count(*) from counter_entry")).isOne();
	}

	@Test
	void recordsTheAddressThatTheFrontDoorSaw() {
		this.client.post("/reset_table", "", "X-Forwarded-For", "10.1.1.1, 198.51.100.23");
		assertThat(text("select host(ip_address) from counter_reset_audit")).isEqualTo("198.51.100.23");
	}

	@Test
	void givesUpInTimeWhileTheLedgerIsInUse() throws SQLException {
		addNumbers(3);
		try (Connection reader = database.superuser().getConnection(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("lock table counter_entry in access share mode");
			Instant start = Instant.now();
			HttpResponse<String> answer = this.client.post("/reset_table", "");
			assertThat(Duration.between(start, Instant.now())).isBetween(Times.RESET_LOCK_WAIT.minusMillis(200),
					Times.RESET_LOCK_WAIT.plusMillis(1500));
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(answer.body()).contains("urn:counter:problem:database-unavailable");
			reader.rollback();
		}
		assertThat(number("select count(*) from counter_entry")).isEqualTo(3);
		assertThat(this.client.post("/reset_table", "").body()).contains("\"removed\":3");
	}

}
