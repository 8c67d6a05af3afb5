package dev.counter.adder.form;

import java.math.BigDecimal;
import java.util.UUID;

import dev.counter.core.ledger.Generation;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what was added, for the page that a visitor is led to after an add.
 */
@Component
class AddedEntries {

	/** One statement: between two a reset could give the id to another entry. */
	private static final String FIND = """
			select t.ledger, t.resets, e.value
			from counter_total t left join counter_entry e on e.id = ?""";

	private final JdbcClient database;

	AddedEntries(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Looks an entry up.
	 * @param id the entry's id in the current generation
	 * @return what was found
	 */
	Found find(long id) {
		return this.database.sql(FIND)
			.param(id)
			.query((row, number) -> new Found(
					new Generation(row.getObject("ledger", UUID.class), row.getLong("resets")),
					row.getBigDecimal("value")))
			.single();
	}

	/**
	 * What an id leads to.
	 *
	 * @param generation the generation in which it was looked up
	 * @param value the entry's value, {@code null} when there is no such entry
	 */
	record Found(Generation generation, @Nullable BigDecimal value) {
	}

}
