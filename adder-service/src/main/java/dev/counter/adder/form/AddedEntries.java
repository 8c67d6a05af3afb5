package dev.counter.adder.form;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what was added, for the page that a visitor is led to after an add.
 */
@Component
class AddedEntries {

	private final JdbcClient database;

	AddedEntries(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The value of an entry.
	 * @param id the entry's id
	 * @return the value, empty when the entry is gone
	 */
	Optional<BigDecimal> value(long id) {
		return this.database.sql("select value from counter_entry where id = ?")
			.param(id)
			.query(BigDecimal.class)
			.optional();
	}

}
