package dev.counter.core.web.body;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Encoding and byte order marks of JSON.
 */
class JsonBodyConverterTests {

	private final JsonBodyConverter converter = new JsonBodyConverter(JsonMapper.shared());

	@Test
	void oneByteOrderMarkIsIgnored() throws Exception {
		assertThat(read("{}")).isEmpty();
		assertThat(read("\ufeff{}")).isEmpty();
		assertThat(problem("\ufeff\ufeff{}".getBytes(StandardCharsets.UTF_8)).detail()).contains("not valid JSON");
		assertThat(problem("{\ufeff}".getBytes(StandardCharsets.UTF_8)).detail()).contains("not valid JSON");
	}

	@Test
	void utf16IsRefusedWithAndWithoutByteOrderMark() {
		assertThat(problem("\ufeff{}".getBytes(StandardCharsets.UTF_16LE)).detail()).contains("UTF-8");
		assertThat(problem("{}".getBytes(StandardCharsets.UTF_16LE)).detail()).contains("not valid JSON");
	}

	private Map<?, ?> read(String body) throws IOException, HttpMediaTypeNotSupportedException {
		return read(body.getBytes(StandardCharsets.UTF_8));
	}

	private Map<?, ?> read(byte[] body) throws IOException, HttpMediaTypeNotSupportedException {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/add_number");
		request.setContentType("application/json");
		request.setContent(body);
		return this.converter.read(request, Map.class);
	}

	private ProblemException problem(byte[] body) {
		return catchThrowableOfType(ProblemException.class, () -> read(body));
	}

}
