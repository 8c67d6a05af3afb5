package dev.counter.core.total;

import java.math.BigDecimal;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the running total, at a cost that does not depend on the number of entries.
 */
public class Totals {

	private static final String CURRENT = "select total, entries, revision, resets, ledger from counter_total";

	private final JdbcClient database;

	private final GroupRead<Sum> group = new GroupRead<>(this::unshared);

	Totals(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The sum that counts now, read by one statement for all who wait for it: outside of
	 * any transaction, or it would not be of now.
	 * @return a sum that was read after this call began
	 * @throws org.springframework.dao.DataAccessException when the database does not
	 * answer
	 */
	public Sum current() {
		return this.group.get();
	}

	/**
	 * The same by a statement of the caller's own: for somebody whom a crowd waits for.
	 * @return the current sum
	 * @throws org.springframework.dao.DataAccessException when the database does not
	 * answer
	 */
	public Sum unshared() {
		return this.database.sql(CURRENT)
			.query((row, number) -> new Sum(row.getObject("total", BigDecimal.class), row.getLong("entries"),
					row.getLong("revision"),
					new Generation(row.getObject("ledger", UUID.class), row.getLong("resets"))))
			.single();
	}

}
