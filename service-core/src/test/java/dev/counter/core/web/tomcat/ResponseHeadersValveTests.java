package dev.counter.core.web.tomcat;

import dev.counter.core.release.Release;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Default response headers when a failed asynchronous response passes the valve again.
 */
class ResponseHeadersValveTests {

	private final ResponseHeadersValve valve = new ResponseHeadersValve(new Release("now", "commit", "1"));

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void headersAreSetOnce() {
		pass();
		assertThat(this.response.getHeader("Cache-Control")).isEqualTo("no-store");
		this.response.setHeader("Cache-Control", "private");
		int once = this.response.getHeaderNames().size();
		pass();
		assertThat(this.response.getHeaderNames()).hasSize(once);
		assertThat(this.response.getHeaders("Cache-Control")).containsExactly("private");
	}

	private void pass() {
		this.valve.setHeaders(new MockHttpServletRequest(), this.response, null);
	}

}
