package dev.counter.core.web.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content negotiation of errors.
 */
class NegotiationTests {

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
			"*/*, text/html;q=0.1", "text/html;q=0.9, application/json;q=0.8", "text/html, application/json",
			"application/json;q=0, text/html;q=0.1", "TEXT/HTML", "text/html;charset=utf-8" })
	void pageIsPreferred(String accept) {
		assertThat(Negotiation.prefersPage(accept)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*/*", "text/*", "application/json", "application/problem+json", "image/png",
			"application/json, text/html", "text/html;q=0.8, application/json",
			"text/html;q=0.5, application/problem+json", "text/html;q=0", "application/xhtml+xml", "nonsense",
			"text/html, ;;;", "text/html;q=2" })
	void problemDetailsArePreferred(String accept) {
		assertThat(Negotiation.prefersPage(accept)).isFalse();
	}

	@Test
	void problemDetailsAreDefault() {
		assertThat(Negotiation.prefersPage(new MockHttpServletRequest())).isFalse();
	}

}
