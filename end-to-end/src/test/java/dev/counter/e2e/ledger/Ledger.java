package dev.counter.e2e.ledger;

import java.math.BigDecimal;

/**
 * The ledger as the database has it: what the entries add up to, and what the running
 * totals say.
 *
 * @param sum the sum of all values
 * @param count the number of rows
 * @param total the running total
 * @param entries the running count
 */
public record Ledger(BigDecimal sum, long count, BigDecimal total, long entries) {

	/** Reads a {@link Ledger} in one statement, as a role that sees everything. */
	public static final String QUERY = """
			select (select coalesce(sum(value), 0) from counter_entry), (select count(*) from counter_entry), total, entries
			from counter_total""";

	public Ledger {
		sum = sum.stripTrailingZeros();
		total = total.stripTrailingZeros();
	}

	/**
	 * A ledger whose running totals are true.
	 * @param sum the sum
	 * @param count the number of entries
	 * @return what must be read
	 */
	public static Ledger of(BigDecimal sum, long count) {
		return new Ledger(sum, count, sum, count);
	}

}
