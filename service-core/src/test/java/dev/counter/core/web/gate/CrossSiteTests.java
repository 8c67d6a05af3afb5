package dev.counter.core.web.gate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page changes the counter of its own host and port, and of no other.
 */
class CrossSiteTests {

	@Test
	void letsClientsThroughThatSayNothing() {
		assertThat(CrossSite.refusal(request("localhost:8080", null))).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			localhost:8080,          http://localhost:8080
			LocalHost:8080,          http://localhost:8080
			counter.example,         http://counter.example
			counter.example:80,      http://counter.example
			counter.example,         http://counter.example:80
			[::1]:8080,              http://[::1]:8080
			192.0.2.1:8080,          http://192.0.2.1:8080
			""")
	void letsPagesOfThisHostThrough(String host, String origin) {
		assertThat(CrossSite.refusal(request(host, origin))).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			counter.example,         https://counter.example,       https, 443
			counter.example,         https://counter.example,       https,
			counter.example,         https://counter.example:8443,  https, 8443
			counter.example:8443,    https://counter.example:8443,  https, 443
			counter.example,         http://counter.example:8080,   http,  8080
			""")
	void knowsThePortThatTheVisitorUsed(String host, String origin, String scheme, @Nullable String port) {
		MockHttpServletRequest request = request(host, origin);
		request.addHeader("X-Forwarded-Proto", scheme);
		if (port != null) {
			request.addHeader("X-Forwarded-Port", port);
		}
		assertThat(CrossSite.refusal(request)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "", "http://localhost", "http://localhost:8081", "https://localhost",
			"http://evil.example", "http://evil.example:8080", "http://localhost:8080.evil.example",
			"http://localhost:8080@evil.example", "http://user@localhost:8080", "http://localhost:8080/",
			"http://sub.localhost:8080", "localhost:8080", "//localhost:8080", "file://", "http://",
			"http://localhost:x", "http://localhost:8080 http://localhost:8080", "\u0000", "http://[::1" })
	void refusesPagesOfEverywhereElse(String origin) {
		assertRefused(request("localhost:8080", origin), "Origin");
	}

	@Test
	void refusesTwoOrigins() {
		MockHttpServletRequest request = request("localhost", "http://localhost");
		request.addHeader("Origin", "http://localhost");
		assertRefused(request, "Origin");
	}

	@Test
	void refusesAnOriginWhereNoHostIsNamed() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Origin", "http://localhost");
		assertRefused(request, "Origin");
	}

	@Test
	void believesTheWorstThatIsSaid() {
		MockHttpServletRequest request = request("localhost", null);
		request.addHeader("Sec-Fetch-Site", "same-origin");
		request.addHeader("Sec-Fetch-Site", "cross-site");
		assertRefused(request, "Sec-Fetch-Site");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site", "Cross-Site" })
	void believesABrowserThatCallsTheRequestForeign(String site) {
		MockHttpServletRequest request = request("localhost", "http://localhost");
		request.addHeader("Sec-Fetch-Site", site);
		assertRefused(request, "Sec-Fetch-Site");
	}

	@ParameterizedTest
	@ValueSource(strings = { "same-origin", "none" })
	void doesNotBelieveABrowserAgainstTheOrigin(String site) {
		MockHttpServletRequest request = request("localhost", "http://localhost");
		request.addHeader("Sec-Fetch-Site", site);
		assertThat(CrossSite.refusal(request)).isNull();
		MockHttpServletRequest foreign = request("localhost", "http://evil.example");
		foreign.addHeader("Sec-Fetch-Site", site);
		assertRefused(foreign, "Origin");
	}

	private static void assertRefused(MockHttpServletRequest request, String header) {
		assertThat(CrossSite.refusal(request)).isNotNull().satisfies((problem) -> {
			assertThat(problem.status()).isEqualTo(403);
			assertThat(problem.field()).isEqualTo(header);
		});
	}

	private static MockHttpServletRequest request(String host, @Nullable String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/adder_service");
		request.addHeader("Host", host);
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		return request;
	}

}
