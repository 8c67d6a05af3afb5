package dev.counter.core.web.filter;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CSRF protection by Origin and Sec-Fetch-Site.
 */
class CsrfProtectionTests {

	@Test
	void clientWithoutHeadersIsAllowed() {
		assertThat(CsrfProtection.refusal(request("localhost:8080", null))).isNull();
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
	void sameOriginIsAllowed(String host, String origin) {
		assertThat(CsrfProtection.refusal(request(host, origin))).isNull();
	}

	/**
	 * The four origins of one host, and which of them each combination of forwarded
	 * scheme, forwarded port and Host allows. HTTPS may end before the last hop, HTTP may
	 * not begin there; a port in Host is what the visitor typed; without one it is the
	 * default, or the hop's where a proxy has removed it.
	 */
	@ParameterizedTest
	@CsvSource(textBlock = """
			none http, none 80 443, '',       http      https
			none http, 8443,        '',       http https http:8443 https:8443
			none http, any,         :80 :443, http      https
			none http, any,         :8443,    http:8443 https:8443
			https,     none 80 443, '',       https
			https,     8443,        '',       https https:8443
			https,     any,         :80 :443, https
			https,     any,         :8443,    https:8443
			""")
	void originsOfTheLastHopAreAllowed(String schemes, String ports, String hostPorts, String allowed) {
		for (String scheme : schemes.split(" ")) {
			for (String port : ports.replace("any", "none 80 443 8443").split(" ")) {
				for (String hostPort : hostPorts.split(" ", -1)) {
					for (String origin : List.of("http", "https", "http:8443", "https:8443")) {
						MockHttpServletRequest request = request("counter.example" + hostPort,
								origin.replaceFirst("(https?)", "$1://counter.example"));
						forwarded(request, "X-Forwarded-Proto", scheme);
						forwarded(request, "X-Forwarded-Port", port);
						assertThat(CsrfProtection.refusal(request) == null)
							.as("%s of %s, %s to %s", origin, scheme, port, hostPort)
							.isEqualTo(List.of(allowed.split(" +")).contains(origin));
					}
				}
			}
		}
	}

	private static void forwarded(MockHttpServletRequest request, String header, String value) {
		if (!value.equals("none")) {
			request.addHeader(header, value);
		}
	}

	@ParameterizedTest
	@CsvSource({ "'http, https', https", "'https, http', http https" })
	void lastForwardedSchemeCounts(String schemes, String allowed) {
		for (String origin : List.of("http", "https")) {
			MockHttpServletRequest request = request("counter.example", origin + "://counter.example");
			request.addHeader("X-Forwarded-Proto", schemes);
			assertThat(CsrfProtection.refusal(request) == null).isEqualTo(List.of(allowed.split(" ")).contains(origin));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://counter.example", "app://counter.example", "chrome-extension://counter.example" })
	void otherSchemeIsRefused(String origin) {
		assertRefused(request("counter.example", origin), "Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "", "http://localhost", "http://localhost:8081", "https://localhost",
			"http://evil.example", "http://evil.example:8080", "http://localhost:8080.evil.example",
			"http://localhost:8080@evil.example", "http://user@localhost:8080", "http://localhost:8080/",
			"http://sub.localhost:8080", "localhost:8080", "//localhost:8080", "file://", "http://",
			"http://localhost:x", "http://localhost:8080 http://localhost:8080", "\u0000", "http://[::1" })
	void otherOriginIsRefused(String origin) {
		assertRefused(request("localhost:8080", origin), "Origin");
	}

	@Test
	void twoOriginsAreRefused() {
		MockHttpServletRequest request = request("localhost", "http://localhost");
		request.addHeader("Origin", "http://localhost");
		assertRefused(request, "Origin");
	}

	@Test
	void originWithoutHostHeaderIsRefused() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Origin", "http://localhost");
		assertRefused(request, "Origin");
	}

	@Test
	void worstFetchSiteCounts() {
		MockHttpServletRequest request = request("localhost", null);
		request.addHeader("Sec-Fetch-Site", "same-origin");
		request.addHeader("Sec-Fetch-Site", "cross-site");
		assertRefused(request, "Sec-Fetch-Site");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site", "Cross-Site" })
	void crossSiteFetchIsRefused(String site) {
		MockHttpServletRequest request = request("localhost", "http://localhost");
		request.addHeader("Sec-Fetch-Site", site);
		assertRefused(request, "Sec-Fetch-Site");
	}

	@ParameterizedTest
	@ValueSource(strings = { "same-origin", "none" })
	void sameOriginFetchDoesNotOverrideOrigin(String site) {
		MockHttpServletRequest request = request("localhost", "http://localhost");
		request.addHeader("Sec-Fetch-Site", site);
		assertThat(CsrfProtection.refusal(request)).isNull();
		MockHttpServletRequest foreign = request("localhost", "http://evil.example");
		foreign.addHeader("Sec-Fetch-Site", site);
		assertRefused(foreign, "Origin");
	}

	private static void assertRefused(MockHttpServletRequest request, String header) {
		assertThat(CsrfProtection.refusal(request)).isNotNull().satisfies((problem) -> {
			assertThat(problem.getStatusCode().value()).isEqualTo(403);
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
