package dev.counter.display;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written is read back, and computed by nobody.
 */
class CsvLineTests {

	@Test
	void separatesCellsByCommasAndEndsTheLineAsTheStandardSays() {
		assertThat(CsvLine.of("1", "", "2001:db8::/48")).isEqualTo("1,,2001:db8::/48\r\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "a,b|\"a,b\"", "say \"no\"|\"say \"\"no\"\"\"", "plain|plain" })
	void quotesWhatWouldBeMisread(String text, String cell) {
		assertThat(CsvLine.of(text)).isEqualTo(cell + "\r\n");
	}

	@Test
	void quotesLineBreaks() {
		assertThat(CsvLine.of("a\r\nb")).isEqualTo("\"a\r\nb\"\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1+1", "@SUM(A1)", "-", "\t=1", "\r=1", "\n=1" })
	void letsNoSpreadsheetCompute(String formula) {
		assertThat(CsvLine.of(formula)).matches("(?s)\"?'.*\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "-0.5", "9999999999999999.9999", "0" })
	void leavesNumbersAsTheyAre(String number) {
		assertThat(CsvLine.of(number)).isEqualTo(number + "\r\n");
	}

}
