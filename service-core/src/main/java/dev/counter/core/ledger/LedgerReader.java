package dev.counter.core.ledger;

import java.math.BigDecimal;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the running total, at a cost that does not depend on the number of entries.
 */
public class LedgerReader {

	private static final String CURRENT = "select total, entries, revision, resets, ledger from counter_total";

	private final JdbcClient database;

	private final CoalescingReader<LedgerSnapshot> group = new CoalescingReader<>(this::unshared);

	LedgerReader(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The sum that counts now, read by one statement for all who wait for it: outside of
	 * any transaction, or it would not be of now.
	 * @return a sum that was read after this call began
	 * @throws org.springframework.dao.DataAccessException when the database does not
	 * answer
	 */
	public LedgerSnapshot current() {
		return this.group.get();
	}

	/**
	 * The same by a statement of the caller's own: for somebody whom a crowd waits for.
	 * @return the current sum
	 * @throws org.springframework.dao.DataAccessException when the database does not
	 * answer
	 */
	public LedgerSnapshot unshared() {
		return this.database.sql(CURRENT)
			.query((row, number) -> new LedgerSnapshot(row.getObject("total", BigDecimal.class), row.getLong("entries"),
					row.getLong("revision"),
					new Generation(row.getObject("ledger", UUID.class), row.getLong("resets"))))
			.single();
	}

}
