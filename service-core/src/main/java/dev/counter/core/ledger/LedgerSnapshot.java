package dev.counter.core.ledger;

import java.math.BigDecimal;

import dev.counter.core.number.Decimals;

/**
 * Snapshot of the ledger at one moment.
 *
 * @param total the sum of all values
 * @param entries the number of entries
 * @param revision changes with every change of the ledger and never repeats, not even
 * over a reset
 * @param generation scope of the entry ids
 */
public record LedgerSnapshot(BigDecimal total, long entries, long revision, Generation generation) {

	/** The total for clients, for example {@code -1234.5}. */
	public String plain() {
		return Decimals.plain(this.total);
	}

	/** The total for pages, for example {@code -1,234.5}. */
	public String grouped() {
		return Decimals.grouped(this.total);
	}

}
