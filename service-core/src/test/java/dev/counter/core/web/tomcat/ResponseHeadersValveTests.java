package dev.counter.core.web.tomcat;

import dev.counter.core.release.Release;
import org.apache.tomcat.util.http.MimeHeaders;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Default response headers when a failed asynchronous response passes the valve again.
 */
class ResponseHeadersValveTests {

	private final ResponseHeadersValve valve = new ResponseHeadersValve(new Release("now", "commit", "1"));

	private final MimeHeaders fields = new MimeHeaders();

	@Test
	void headersAreSetOnce() {
		pass();
		assertThat(this.fields.getHeader("Cache-Control")).isEqualTo("no-store");
		this.fields.setValue("Cache-Control").setString("private");
		int once = this.fields.size();
		pass();
		assertThat(this.fields.size()).isEqualTo(once);
		assertThat(this.fields.getHeader("Cache-Control")).isEqualTo("private");
	}

	private void pass() {
		this.valve.setHeaders(new MockHttpServletRequest(), new MockHttpServletResponse(), this.fields, null);
	}

}
