package dev.counter.adder.number;

import java.math.BigDecimal;

import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * White space around numbers.
 */
class NumberTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "12", " 12", "12 ", "\t12\r\n", " \t\r\n 12 \t\r\n " })
	void surroundingWhiteSpaceIsIgnored(String text) {
		String much = " \t\r\n".repeat(1000);
		assertThat(NumberText.ofText(text)).isEqualTo(NumberText.ofText(much + text + much))
			.isEqualTo(new BigDecimal("12"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1 2", "1\t2", "\u00a012", "12\u2003", "\f12", "12\0", " - 12" })
	void otherSpaceAndInnerSpaceAreRefused(String text) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> NumberText.ofText(text));
	}

}
