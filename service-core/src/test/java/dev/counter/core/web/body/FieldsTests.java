package dev.counter.core.web.body;

import java.nio.charset.StandardCharsets;

import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Forms and query strings, read strictly.
 */
class FieldsTests {

	@Test
	void decodesNamesAndValues() {
		Fields fields = query("a=1+2&b=%2B%C3%A9&c%20d==&e&f=");
		assertThat(fields.value("a")).isEqualTo("1 2");
		assertThat(fields.value("b")).isEqualTo("+é");
		assertThat(fields.value("c d")).isEqualTo("=");
		assertThat(fields.value("e")).isEmpty();
		assertThat(fields.value("f")).isEmpty();
		assertThat(fields.value("g")).isNull();
	}

	@Test
	void readsNothingFromNothing() {
		assertThat(Fields.ofQuery(new MockHttpServletRequest()).value("a")).isNull();
		assertThat(query("&&").value("a")).isNull();
	}

	@Test
	void refusesAFieldGivenTwiceIfItIsAskedFor() {
		Fields fields = query("a=1&b=1&%61=1");
		assertThat(fields.value("b")).isEqualTo("1");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> fields.value("a"))
			.satisfies((ex) -> assertThat(ex.problem().field()).isEqualTo("a"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=%", "a=%1", "a=%zz", "%=1", "a=%C3", "a=%ff", "a=%ed%a0%80", "a=%c0%af", "a=%-1" })
	void refusesABrokenEncoding(String query) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> query(query))
			.satisfies((ex) -> assertThat(ex.problem().status()).isEqualTo(400));
	}

	@Test
	void readsUtf8InAFormThatIsNotPercentEncoded() {
		Body body = new Body("a=é".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded;charset=utf-8");
		assertThat(Fields.ofForm(body).value("a")).isEqualTo("é");
	}

	private static Fields query(String query) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		return Fields.ofQuery(request);
	}

}
