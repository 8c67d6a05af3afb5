package dev.counter.core.total;

import java.math.BigDecimal;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the running total, at a cost that does not depend on the number of entries.
 */
public class Totals {

	private static final String CURRENT = "select total, entries, revision, resets from counter_total";

	private final JdbcClient database;

	Totals(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The sum that counts now, read by one statement.
	 * @return the current sum
	 * @throws org.springframework.dao.DataAccessException when the database does not
	 * answer
	 */
	public Sum current() {
		return this.database.sql(CURRENT)
			.query((row, number) -> new Sum(row.getObject("total", BigDecimal.class), row.getLong("entries"),
					row.getLong("revision"), row.getLong("resets")))
			.single();
	}

}
