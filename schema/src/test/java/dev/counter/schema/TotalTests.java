package dev.counter.schema;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;

import dev.counter.contract.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Total, count and revision follow every statement of every writer.
 */
class TotalTests {

	private static final String COLUMNS = "INSERT INTO counter_entry (value, ip_address) ";

	private static Ledger ledger = new Ledger("none");

	private Session psql;

	@BeforeAll
	static void migrate() throws SQLException {
		ledger = Ledger.create();
	}

	@BeforeEach
	void open() throws SQLException {
		this.psql = ledger.superuser();
		this.psql.execute("TRUNCATE counter_entry RESTART IDENTITY");
		this.psql.execute(COLUMNS + "VALUES (1.5, '203.0.113.7'), (-4, '2001:db8:1:2::3'), (0, '203.0.113.9')");
	}

	@AfterEach
	void close() throws SQLException {
		this.psql.close();
	}

	private long revision() throws SQLException {
		return this.psql.number("SELECT revision FROM counter_total");
	}

	@ParameterizedTest
	@ValueSource(strings = { COLUMNS + "VALUES (2.25, '192.0.2.1')",
			COLUMNS + "SELECT n, '192.0.2.1' FROM generate_series(1, 1000) n",
			"INSERT INTO counter_entry (id, value, ip_address) OVERRIDING SYSTEM VALUE VALUES (1, 7, '192.0.2.1') "
					+ "ON CONFLICT (id) DO UPDATE SET value = excluded.value",
			"UPDATE counter_entry SET value = value * 10", "UPDATE counter_entry SET value = 2 WHERE id = 1",
			"UPDATE counter_entry SET ip_address = '192.0.2.1' WHERE id = 1", "DELETE FROM counter_entry WHERE id = 1",
			"DELETE FROM counter_entry",
			"WITH gone AS (DELETE FROM counter_entry RETURNING *) " + COLUMNS + "SELECT value, ip_address FROM gone",
			"MERGE INTO counter_entry e USING (VALUES (1), (2), (9)) AS s (id) ON e.id = s.id "
					+ "WHEN MATCHED AND s.id = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET value = 8 "
					+ "WHEN NOT MATCHED THEN INSERT (value, ip_address) VALUES (3, '192.0.2.1')",
			"TRUNCATE counter_entry", "TRUNCATE counter_entry RESTART IDENTITY CASCADE" })
	void totalFollowsEachStatement(String change) throws SQLException {
		long before = revision();
		this.psql.execute(change);
		Ledger.assertTrue(this.psql);
		assertThat(revision()).isGreaterThan(before);
	}

	@Test
	void totalFollowsCopy() throws SQLException, IOException {
		long before = revision();
		this.psql.connection()
			.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyIn("COPY counter_entry (value, ip_address) FROM STDIN", new StringReader("1\t::1\n2.5\t192.0.2.1\n"));
		Ledger.assertTrue(this.psql);
		assertThat(this.psql.row("SELECT total, entries FROM counter_total")).isEqualTo("1.0000|5");
		assertThat(revision()).isGreaterThan(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { COLUMNS + "SELECT 1, '::1' WHERE false",
			"UPDATE counter_entry SET value = 1 WHERE id = 99", "DELETE FROM counter_entry WHERE id = 99",
			"INSERT INTO counter_entry (id, value, ip_address) OVERRIDING SYSTEM VALUE VALUES (1, 7, '::1') "
					+ "ON CONFLICT DO NOTHING" })
	void totalStaysWhenNothingChanged(String statement) throws SQLException {
		String before = this.psql.row("SELECT * FROM counter_total");
		this.psql.execute(statement);
		assertThat(this.psql.row("SELECT * FROM counter_total")).isEqualTo(before);
		Ledger.assertTrue(this.psql);
	}

	@ParameterizedTest
	@ValueSource(strings = { COLUMNS + "VALUES (2, '::1')", "TRUNCATE counter_entry", "DELETE FROM counter_entry",
			"SELECT * FROM counter_reset(null, '::1')" })
	void totalIsRestoredByARollback(String change) throws SQLException {
		String before = this.psql.row("SELECT * FROM counter_total");
		this.psql.execute("BEGIN; " + change + "; ROLLBACK");
		assertThat(this.psql.row("SELECT * FROM counter_total")).isEqualTo(before);
	}

	@Test
	void truncateRaisesTheResetNumber() throws SQLException {
		long before = this.psql.number("SELECT resets FROM counter_total");
		this.psql.execute("TRUNCATE counter_entry");
		assertThat(this.psql.row("SELECT total, entries, resets FROM counter_total"))
			.isEqualTo("0.0000|0|" + (before + 1));
	}

	@Test
	void revisionIsNeverRepeated() throws SQLException {
		long last = revision();
		for (int i = 0; i < 20; i++) {
			String change = (i % 5 == 4) ? "TRUNCATE counter_entry" : COLUMNS + "VALUES (1, '::1')";
			try (Session other = ledger.superuser()) {
				other.execute(change);
			}
			assertThat(revision()).isGreaterThan(last);
			last = revision();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "'NaN'", "'Infinity'", "1e16", "-1e16", "null" })
	void notANumberIsRejected(String value) {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> this.psql.execute(COLUMNS + "VALUES (" + value + ", '::1')"));
	}

	@Test
	void networkIsDerivedFromTheAddress() throws SQLException {
		assertThat(this.psql.rows("SELECT network FROM counter_entry ORDER BY id")).containsExactly("203.0.113.0/24",
				"2001:db8:1::/48", "203.0.113.0/24");
	}

	@Test
	void totalHoldsTheLargestValuesManyTimes() throws SQLException {
		this.psql.execute(COLUMNS + "SELECT 9999999999999999.9999, '::1' FROM generate_series(1, 10000)");
		Ledger.assertTrue(this.psql);
	}

	@Test
	void totalFollowsTheAdder() throws SQLException {
		try (Session adder = ledger.login(DatabaseRole.ADDER)) {
			adder.execute(COLUMNS + "VALUES (0.0001, '::1')");
		}
		Ledger.assertTrue(this.psql);
		assertThat(this.psql.row("SELECT total FROM counter_total")).isEqualTo("-2.4999");
	}

}
