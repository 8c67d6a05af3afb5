package dev.counter.core.number;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decimals look the same wherever they are written.
 */
class DecimalsTests {

	@ParameterizedTest
	@CsvSource({ "42, 42", "42.0000, 42", "1.50, 1.5", "-0.0, 0", "0E+10, 0", "1E+3, 1000", "-0.0001, -0.0001",
			"9999999999999999.9999, 9999999999999999.9999" })
	void writesAPlainDecimalWithoutTrailingZeros(String value, String plain) {
		assertThat(Decimals.plain(new BigDecimal(value))).isEqualTo(plain);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0|0", "999|999", "-999|-999", "1000|1,000", "-1000.5|-1,000.5",
			"1234567.8901|1,234,567.8901", "-123456|-123,456" })
	void groupsTheDigitsBeforeThePoint(String value, String grouped) {
		assertThat(Decimals.grouped(new BigDecimal(value))).isEqualTo(grouped);
	}

}
