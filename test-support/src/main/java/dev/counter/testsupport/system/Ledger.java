package dev.counter.testsupport.system;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Ledger as the database has it, beside its running totals: the invariant is that they
 * are equal.
 *
 * @param sum the sum of all entries
 * @param count the number of entries
 * @param total the running total
 * @param entries the running count
 */
public record Ledger(BigDecimal sum, long count, BigDecimal total, long entries) {

	private static final String QUERY = """
			select (select coalesce(sum(value), 0) from counter_entry), (select count(*) from counter_entry), total, entries
			from counter_total""";

	public Ledger {
		sum = sum.stripTrailingZeros();
		total = total.stripTrailingZeros();
	}

	/** A ledger whose running totals are true. */
	public static Ledger of(BigDecimal sum, long count) {
		return new Ledger(sum, count, sum, count);
	}

	/** Reads the ledger in one statement. */
	public static Ledger read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(QUERY)) {
			row.next();
			return new Ledger(row.getBigDecimal(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4));
		}
	}

	/** Whether the running totals are those of the entries. */
	public boolean hasTrueTotals() {
		return equals(of(this.sum, this.count));
	}

}
