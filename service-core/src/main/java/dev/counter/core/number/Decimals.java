package dev.counter.core.number;

import java.math.BigDecimal;

/**
 * Formats decimals without exponent, trailing zeros or {@code -0}.
 */
public final class Decimals {

	private static final int GROUP = 3;

	private Decimals() {
	}

	/** For clients, for example {@code 1234567.8901}; the caller bounds the exponent. */
	public static String plain(BigDecimal value) {
		return (value.signum() == 0) ? "0" : value.stripTrailingZeros().toPlainString();
	}

	/** For pages, for example {@code 1,234,567.8901}. */
	public static String grouped(BigDecimal value) {
		StringBuilder text = new StringBuilder(plain(value));
		int point = text.indexOf(".");
		int first = (text.charAt(0) == '-') ? 1 : 0;
		for (int i = ((point < 0) ? text.length() : point) - GROUP; i > first; i -= GROUP) {
			text.insert(i, ',');
		}
		return text.toString();
	}

	/** A count for pages, for example {@code 1,234}. */
	public static String grouped(long count) {
		return grouped(BigDecimal.valueOf(count));
	}

}
