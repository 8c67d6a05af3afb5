package dev.counter.e2e.http;

import java.net.http.HttpResponse;
import java.util.Locale;

import dev.counter.contract.Routes;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.counter.testsupport.http.TestClient.header;
import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Locale with non-ASCII digits: it changes nothing in machine-readable output.
 */
class NonAsciiDigitsIT {

	private final TestClient client = TestSystem.shared().client();

	@Test
	void localeFormatsNumbersInNonAsciiDigits() {
		assertThat(String.format(Locale.getDefault(), "%d", 17135)).isEqualTo("۱۷۱۳۵");
	}

	@ParameterizedTest
	@ValueSource(strings = { Routes.HOME, Routes.TOTAL, Routes.ENTRIES })
	void conditionalGetIsAnsweredNotModified(String path) {
		String tag = header(this.client.get(path), "ETag");
		assertThat(tag).matches("(W/)?\"\\p{Graph}+\"");
		assertThat(this.client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	@Test
	void totalsAndIdsHaveAsciiDigits() {
		HttpResponse<String> added = this.client.add("1234.5");
		assertThat(json(added).path("id").isIntegralNumber()).isTrue();
		assertThat(added.body()).matches("\\p{ASCII}+");
		assertThat(this.client.get(Routes.ENTRIES).body()).matches("\\p{ASCII}+");
		assertThat(this.client.get(Routes.DISPLAY, "Accept", "text/html").body()).contains("1,234.5")
			.doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
	}

	@Test
	void statusOfProblemIsJsonNumber() {
		HttpResponse<String> rejected = this.client.add("12345678901234567");
		assertThat(json(rejected).path("status").asInt()).isEqualTo(400);
		assertThat(rejected.body()).matches("\\p{ASCII}+");
	}

	@Test
	void statusOfProblemOfFrontDoorIsJsonNumber() {
		HttpResponse<String> rejected = this.client.get(Routes.TOTAL, "X-Long", "a".repeat(70_000));
		assertThat(json(rejected).path("status").asInt()).isEqualTo(rejected.statusCode()).isEqualTo(431);
	}

}
