package dev.counter.core.web.body;

import java.nio.charset.StandardCharsets;

import dev.counter.core.web.problem.ProblemException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Parameters of forms and queries, parsed strictly.
 */
class BufferedRequestTests {

	@Test
	void formIsDecoded() {
		BufferedRequest form = form("a=1+2&b=%2B%C3%A9&c%20d==&e&f=");
		assertThat(form.getParameter("a")).isEqualTo("1 2");
		assertThat(form.getParameter("b")).isEqualTo("+é");
		assertThat(form.getParameter("c d")).isEqualTo("=");
		assertThat(form.getParameter("e")).isEmpty();
		assertThat(form.getParameter("f")).isEmpty();
		assertThat(form.getParameter("g")).isNull();
	}

	@Test
	void emptyFormHasNoFields() {
		assertThat(form("").getParameter("a")).isNull();
		assertThat(form("&&").getParameter("a")).isNull();
	}

	@Test
	void fieldGivenTwiceIsRefusedIfItIsRead() {
		BufferedRequest form = form("a=1&b=1&%61=1");
		assertThat(form.getParameter("b")).isEqualTo("1");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> form.getParameter("a"))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("a"));
	}

	@Test
	void queryParameterGivenTwiceIsRefused() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addParameter("a", "1", "2");
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> new BufferedRequest(request, new byte[0]).getParameter("a"));
	}

	@Test
	void nameWithBracketsIsNoAlias() {
		assertThat(form("a%5B%5D=1").getParameterValues("a[]")).isNull();
	}

	@Test
	void queryIsNoPartOfAForm() {
		MockHttpServletRequest request = request("application/x-www-form-urlencoded");
		request.addParameter("a", "1");
		assertThat(new BufferedRequest(request, new byte[0]).getParameter("a")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=%", "a=%1", "a=%zz", "%=1", "a=%C3", "a=%ff", "a=%ed%a0%80", "a=%c0%af", "a=%-1" })
	void brokenEncodingIsRefused(String body) {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> form(body).getParameter("a"));
	}

	@Test
	void formThatIsNotPercentEncodedIsReadAsUtf8() {
		BufferedRequest form = new BufferedRequest(request("application/x-www-form-urlencoded;charset=utf-8"),
				"a=é".getBytes(StandardCharsets.UTF_8));
		assertThat(form.getParameter("a")).isEqualTo("é");
	}

	private static BufferedRequest form(String body) {
		return new BufferedRequest(request("application/x-www-form-urlencoded"), body.getBytes(StandardCharsets.UTF_8));
	}

	private static MockHttpServletRequest request(String type) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/adder_service");
		request.setContentType(type);
		return request;
	}

}
