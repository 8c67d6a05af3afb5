package dev.counter.core.ledger;

import java.math.BigDecimal;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the running total, at the same cost for any number of entries.
 */
public class LedgerReader {

	private static final String CURRENT = "select total, entries, revision, resets, ledger from counter_total";

	private final JdbcClient database;

	private final CoalescingReader<LedgerSnapshot> coalesced = new CoalescingReader<>(this::unshared);

	LedgerReader(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The current state, by one statement for all concurrent callers. Not for use in a
	 * transaction: its snapshot may be older than the call.
	 * @throws org.springframework.dao.DataAccessException when the database fails
	 */
	public LedgerSnapshot current() {
		return this.coalesced.get();
	}

	/**
	 * The current state, by a statement of its own.
	 * @throws org.springframework.dao.DataAccessException when the database fails
	 */
	public LedgerSnapshot unshared() {
		return this.database.sql(CURRENT)
			.query((row, number) -> new LedgerSnapshot(row.getObject("total", BigDecimal.class), row.getLong("entries"),
					row.getLong("revision"),
					new Generation(row.getObject("ledger", UUID.class), row.getLong("resets"))))
			.single();
	}

}
