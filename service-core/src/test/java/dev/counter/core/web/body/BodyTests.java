package dev.counter.core.web.body;

import java.nio.charset.StandardCharsets;

import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Content codings and byte order marks of request bodies.
 */
class BodyTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gzip           | gzip
			GZIP           | GZIP
			identity, br   | br
			,deflate       | deflate
			"              | "
			""", quoteCharacter = '\'')
	void refusesAContentCodingByName(String coding, String named) {
		MockHttpServletRequest request = request("{}");
		request.addHeader("Content-Encoding", coding);
		Problem problem = catchThrowableOfType(ProblemException.class, () -> Body.of(request)).problem();
		assertThat(problem.status()).isEqualTo(415);
		assertThat(problem.field()).isEqualTo("Content-Encoding");
		assertThat(problem.detail()).isEqualTo("The content coding " + named + " is not supported.");
		assertThat(problem.headers()).containsEntry("Accept-Encoding", "identity");
	}

	@Test
	void refusesAContentCodingInASecondHeaderLine() {
		MockHttpServletRequest request = request("{}");
		request.addHeader("Content-Encoding", "identity");
		request.addHeader("Content-Encoding", "zstd");
		assertThat(catchThrowableOfType(ProblemException.class, () -> Body.of(request)))
			.hasMessageContaining("The content coding zstd");
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "Identity", "", " , ", "identity, identity" })
	void readsABodyWithoutContentCoding(String coding) {
		MockHttpServletRequest request = request("{}");
		request.addHeader("Content-Encoding", coding);
		assertThat(Body.of(request).text(MediaType.APPLICATION_JSON)).isEqualTo("{}");
	}

	@Test
	void ignoresOneByteOrderMark() {
		assertThat(Body.of(request("\ufeff{}")).text(MediaType.APPLICATION_JSON)).isEqualTo("{}");
		assertThat(Body.of(request("\ufeff\ufeff{}")).text(MediaType.APPLICATION_JSON)).isEqualTo("\ufeff{}");
		assertThat(Body.of(request("{}\ufeff")).text(MediaType.APPLICATION_JSON)).isEqualTo("{}\ufeff");
	}

	@Test
	void refusesUtf16WhateverItsByteOrderMark() {
		Body body = Body.of(request("\ufeff{}".getBytes(StandardCharsets.UTF_16LE)));
		assertThat(catchThrowableOfType(ProblemException.class, () -> body.text(MediaType.APPLICATION_JSON)).problem())
			.satisfies((problem) -> assertThat(problem.status()).isEqualTo(400))
			.satisfies((problem) -> assertThat(problem.detail()).contains("UTF-8"));
	}

	private static MockHttpServletRequest request(String body) {
		return request(body.getBytes(StandardCharsets.UTF_8));
	}

	private static MockHttpServletRequest request(byte[] body) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/add_number");
		request.setAttribute(Body.class.getName(), new Body(body, "application/json"));
		return request;
	}

}
