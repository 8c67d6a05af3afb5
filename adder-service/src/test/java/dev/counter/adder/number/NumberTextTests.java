package dev.counter.adder.number;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;

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

	@ParameterizedTest
	@ValueSource(ints = { 1_000, 16_000 })
	void innerWhiteSpaceIsScannedInLinearTime(int length) {
		CountedText text = new CountedText("1" + " ".repeat(length) + "1", new AtomicInteger());
		assertThat(NumberText.SPACE.matcher(text).find()).isFalse();
		assertThat(text.reads()).hasValueLessThan(length * 10);
	}

	/**
	 * Counts the characters that are read.
	 */
	private record CountedText(String text, AtomicInteger reads) implements CharSequence {

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.reads.incrementAndGet();
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
