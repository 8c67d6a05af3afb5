package dev.counter.adder.entry;

import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Purge of expired idempotency keys.
 */
class KeyExpiryTests {

	private final Ledger ledger = new Ledger();

	@Test
	void expiredKeysArePurgedAndNoOther() {
		try (HikariDataSource pool = this.ledger.pool("")) {
			JdbcTemplate database = new JdbcTemplate(pool);
			new Entries(database).add(List.of(Ledger.add("1", UUID.randomUUID())));
			this.ledger.database().execute("""
					INSERT INTO add_request (request_key, entry_id, value, added_at)
					SELECT gen_random_uuid(), 1, 1, now() - interval '8 days' FROM generate_series(1, 12000)""");
			new KeyExpiry(database).purge();
			assertThat(this.ledger.count("add_request")).isOne();
		}
	}

	@Test
	void purgeSurvivesOutage() {
		try (HikariDataSource pool = this.ledger.pool("")) {
			pool.setConnectionTimeout(300);
			pool.setInitializationFailTimeout(-1);
			this.ledger.database().refuseConnections();
			assertThatCode(() -> new KeyExpiry(new JdbcTemplate(pool)).purge()).doesNotThrowAnyException();
			this.ledger.database().acceptConnections();
		}
	}

}
