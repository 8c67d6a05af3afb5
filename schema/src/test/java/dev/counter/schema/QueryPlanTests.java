package dev.counter.schema;

import java.sql.SQLException;

import dev.counter.contract.DatabaseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Query plans of the pages: the cost does not grow with the number of entries.
 */
class QueryPlanTests {

	private static final String PAGE = "SELECT id, value, network, added_at FROM counter_entry ";

	private static Ledger ledger = new Ledger("none");

	@BeforeAll
	static void fill() throws SQLException {
		ledger = Ledger.create();
		try (Session psql = ledger.superuser()) {
			psql.execute(
					"""
							INSERT INTO counter_entry (value, ip_address) SELECT n, '192.0.2.1' FROM generate_series(1, 100000) n;
							INSERT INTO add_request (request_key, entry_id, value)
							SELECT gen_random_uuid(), n, n FROM generate_series(1, 100000) n""");
			psql.execute("VACUUM ANALYZE");
		}
	}

	private static String plan(DatabaseRole role, String query) throws SQLException {
		try (Session session = ledger.login(role)) {
			return String.join("\n", session.rows("EXPLAIN (ANALYZE, BUFFERS, TIMING off) " + query));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { PAGE + "ORDER BY id DESC LIMIT 101", PAGE + "WHERE id < 50000 ORDER BY id DESC LIMIT 501",
			PAGE + "WHERE id > 50000 ORDER BY id LIMIT 501", PAGE + "WHERE id = 50000",
			"SELECT p.*, t.* FROM counter_total t, (" + PAGE + "ORDER BY id DESC LIMIT 100) p" })
	void pageIsReadByItsKey(String query) throws SQLException {
		assertThat(plan(DatabaseRole.DISPLAY, query)).contains("counter_entry_pkey")
			.doesNotContain("Seq Scan on counter_entry")
			.doesNotContain("Sort");
	}

	@Test
	void sumIsReadFromTheSlots() throws SQLException {
		for (DatabaseRole role : DatabaseRole.values()) {
			assertThat(plan(role, "SELECT * FROM counter_total")).contains("counter_slot")
				.doesNotContain("counter_entry");
		}
	}

	@Test
	void expiredKeysAreFoundByIndex() throws SQLException {
		assertThat(plan(DatabaseRole.OWNER,
				"SELECT request_key FROM add_request WHERE added_at < now() - interval '7 days' ORDER BY added_at LIMIT 10000"))
			.contains("add_request_added_at")
			.doesNotContain("Seq Scan");
	}

	@Test
	void slotUpdateTouchesNoIndex() throws SQLException {
		try (Session adder = ledger.login(DatabaseRole.ADDER); Session psql = ledger.superuser()) {
			for (int i = 0; i < 1000; i++) {
				adder.execute("INSERT INTO counter_entry (value, ip_address) VALUES (0, '192.0.2.1')");
			}
			psql.execute("SELECT pg_stat_force_next_flush()");
			assertThat(psql.number("SELECT pg_relation_size('counter_slot')")).isLessThanOrEqualTo(2 * 8192);
		}
	}

}
