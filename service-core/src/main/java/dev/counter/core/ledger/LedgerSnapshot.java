package dev.counter.core.ledger;

import java.math.BigDecimal;

import dev.counter.core.number.Decimals;

/**
 * Snapshot of the ledger: sum, count, revision and generation of the same moment.
 *
 * @param total the sum of all values
 * @param entries how many entries make it up
 * @param revision changes with every change of the ledger and never returns to an earlier
 * value, not even over a reset
 * @param generation what entry ids are unique within
 */
public record LedgerSnapshot(BigDecimal total, long entries, long revision, Generation generation) {

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
