package dev.counter.e2e.http;

import java.util.Locale;

import dev.counter.contract.Routes;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A default locale with digits other than ASCII changes nothing that a machine reads.
 */
class ForeignDigitsIT {

	private final Client client = RunningCounter.shared().client();

	@Test
	void runsInSuchALocale() {
		assertThat(String.format(Locale.getDefault(), "%d", 17135)).isEqualTo("۱۷۱۳۵");
	}

	@ParameterizedTest
	@ValueSource(strings = { Routes.HOME, Routes.TOTAL, Routes.ENTRIES })
	void answersAConditionalGetWithNotModified(String path) {
		String tag = this.client.get(path).header("ETag");
		assertThat(tag).matches("(W/)?\"\\p{Graph}+\"");
		assertThat(this.client.get(path, "If-None-Match", tag).status()).isEqualTo(304);
	}

	@Test
	void writesTotalsAndIdsInAsciiDigits() {
		Answer added = this.client.add("1234.5");
		assertThat(added.json().path("id").isIntegralNumber()).isTrue();
		assertThat(added.body()).matches("\\p{ASCII}+");
		assertThat(this.client.get(Routes.ENTRIES).body()).matches("\\p{ASCII}+");
		assertThat(this.client.get(Routes.DISPLAY, "Accept", "text/html").body()).contains("1,234.5")
			.doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
	}

	@Test
	void writesTheStatusOfAProblemAsJson() {
		Answer refused = this.client.add("12345678901234567");
		assertThat(refused.json().path("status").asInt()).isEqualTo(400);
		assertThat(refused.body()).matches("\\p{ASCII}+");
	}

	@Test
	void writesTheStatusOfTheFrontDoorsOwnProblemAsJson() {
		Answer refused = this.client.get(Routes.TOTAL, "X-Long", "a".repeat(70_000));
		assertThat(refused.json().path("status").asInt()).isEqualTo(refused.status()).isEqualTo(431);
	}

}
