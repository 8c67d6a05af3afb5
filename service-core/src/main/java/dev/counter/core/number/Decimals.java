package dev.counter.core.number;

import java.math.BigDecimal;

/**
 * Writes decimals the one way that all answers use: no exponent, no trailing zeros, no
 * {@code -0}.
 */
public final class Decimals {

	private static final int GROUP = 3;

	private Decimals() {
	}

	/**
	 * A decimal for clients.
	 * @param value a value of the ledger or a sum of such; its exponent is not bounded
	 * here
	 * @return for example {@code 42}, {@code -0.5} or {@code 1234567.8901}
	 */
	public static String plain(BigDecimal value) {
		return (value.signum() == 0) ? "0" : value.stripTrailingZeros().toPlainString();
	}

	/**
	 * A decimal for readers, the digits before the point in groups of three.
	 * @param value as for {@link #plain}
	 * @return for example {@code 1,234,567.8901}
	 */
	public static String grouped(BigDecimal value) {
		StringBuilder text = new StringBuilder(plain(value));
		int point = text.indexOf(".");
		int first = (text.charAt(0) == '-') ? 1 : 0;
		for (int i = ((point < 0) ? text.length() : point) - GROUP; i > first; i -= GROUP) {
			text.insert(i, ',');
		}
		return text.toString();
	}

	/**
	 * A count for readers.
	 * @param count how many
	 * @return for example {@code 1,234}
	 */
	public static String grouped(long count) {
		return grouped(BigDecimal.valueOf(count));
	}

}
