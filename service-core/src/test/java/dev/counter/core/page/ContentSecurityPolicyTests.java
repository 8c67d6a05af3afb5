package dev.counter.core.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page may send to one more origin, by script and not by form.
 */
class ContentSecurityPolicyTests {

	@Test
	void otherOriginIsAllowedForConnectionsAlone() {
		String origin = "http://127.0.0.1:19000";
		assertThat(ContentSecurityPolicy.connectingTo(origin).split("; ")).contains("connect-src 'self' " + origin)
			.filteredOn((directive) -> directive.contains(origin))
			.hasSize(1);
		assertThat(ContentSecurityPolicy.DEFAULT.split("; ")).contains("connect-src 'self'", "form-action 'self'");
	}

}
