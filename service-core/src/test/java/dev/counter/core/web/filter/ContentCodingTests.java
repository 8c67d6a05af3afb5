package dev.counter.core.web.filter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content codings of request bodies.
 */
class ContentCodingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gzip           | gzip
			GZIP           | GZIP
			identity, br   | br
			,deflate       | deflate
			"              | "
			""", quoteCharacter = '\'')
	void codingIsRefusedByName(String coding, String named) {
		assertThat(ContentCoding.refusal(request(coding))).isNotNull().satisfies((problem) -> {
			assertThat(problem.getStatusCode().value()).isEqualTo(415);
			assertThat(problem.field()).isEqualTo("Content-Encoding");
			assertThat(problem.detail()).isEqualTo("The content coding " + named + " is not supported.");
			assertThat(problem.getHeaders().toSingleValueMap()).containsEntry("Accept-Encoding", "identity");
		});
	}

	@Test
	void codingInASecondHeaderLineIsRefused() {
		assertThat(ContentCoding.refusal(request("identity", "zstd"))).isNotNull()
			.satisfies((problem) -> assertThat(problem.detail()).contains("The content coding zstd"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "Identity", "", " , ", "identity, identity" })
	void bodyWithoutContentCodingIsAllowed(String coding) {
		assertThat(ContentCoding.refusal(request(coding))).isNull();
	}

	private static MockHttpServletRequest request(String... codings) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/add_number");
		for (String coding : codings) {
			request.addHeader("Content-Encoding", coding);
		}
		return request;
	}

}
