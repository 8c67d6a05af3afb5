package dev.counter.adder.form;

import java.math.BigDecimal;
import java.util.UUID;

import dev.counter.core.ledger.Generation;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lookup of the entry that the page after an add is about.
 */
@Component
class AddedEntries {

	/** One statement: a reset between two could give the id to another entry. */
	private static final String FIND = """
			select t.ledger, t.resets, e.value
			from counter_total t left join counter_entry e on e.id = ?""";

	private final JdbcClient database;

	AddedEntries(JdbcClient database) {
		this.database = database;
	}

	Found find(long id) {
		return this.database.sql(FIND)
			.param(id)
			.query((row, number) -> new Found(
					new Generation(row.getObject("ledger", UUID.class), row.getLong("resets")),
					row.getBigDecimal("value")))
			.single();
	}

	/**
	 * Result of the lookup.
	 *
	 * @param generation the current generation
	 * @param value the entry's value, {@code null} without such an entry
	 */
	record Found(Generation generation, @Nullable BigDecimal value) {
	}

}
