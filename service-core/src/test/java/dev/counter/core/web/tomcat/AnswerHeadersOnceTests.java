package dev.counter.core.web.tomcat;

import dev.counter.core.release.Release;
import org.apache.tomcat.util.http.MimeHeaders;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer that waited passes the headers again when it is reported as failed.
 */
class AnswerHeadersOnceTests {

	private final AnswerHeaders headers = new AnswerHeaders(new Release("now", "commit", "1"));

	private final MimeHeaders fields = new MimeHeaders();

	@Test
	void areNotDoubledWhenAnAnswerPassesAgain() {
		pass();
		int once = this.fields.size();
		pass();
		assertThat(this.fields.size()).isEqualTo(once).isPositive();
	}

	private void pass() {
		this.headers.addTo(new MockHttpServletRequest(), null, new MockHttpServletResponse(), this.fields);
	}

}
