package dev.counter.core.total;

import java.math.BigDecimal;

import dev.counter.core.number.Decimals;

/**
 * The ledger in four numbers, all of the same moment.
 *
 * @param total the sum of all values
 * @param entries how many entries make it up
 * @param revision changes with every change of the ledger and never returns to an earlier
 * value, not even over a reset
 * @param resets how often the counter was emptied
 */
public record Sum(BigDecimal total, long entries, long revision, long resets) {

	/**
	 * The total for clients.
	 * @return a plain decimal, for example {@code -1234.5}
	 */
	public String plain() {
		return Decimals.plain(this.total);
	}

	/**
	 * The total for readers.
	 * @return a decimal with grouped digits, for example {@code -1,234.5}
	 */
	public String grouped() {
		return Decimals.grouped(this.total);
	}

}
