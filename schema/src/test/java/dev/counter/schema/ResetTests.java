package dev.counter.schema;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A reset removes what its caller saw, leaves an audit record, and blocks others only
 * briefly.
 */
class ResetTests {

	private static final String ADD = "INSERT INTO counter_entry (value, ip_address) VALUES (1.5, '203.0.113.7')";

	private Ledger ledger;

	private Session psql;

	private Session reset;

	@BeforeEach
	void open() throws SQLException {
		this.ledger = Ledger.create();
		this.psql = this.ledger.superuser();
		this.reset = this.ledger.login(DatabaseRole.RESET);
		this.psql.execute(ADD + ", (-3, '203.0.113.7')");
	}

	@AfterEach
	void close() throws SQLException {
		this.psql.close();
		this.reset.close();
	}

	private CompletableFuture<String> resetElsewhere() {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return this.reset.row("SELECT * FROM counter_reset(null, '::1')");
			}
			catch (SQLException ex) {
				throw new CompletionException(ex.getSQLState(), ex);
			}
		});
	}

	@Test
	void resetRemovesAllAndReportsIt() throws SQLException {
		assertThat(this.reset.row("SELECT * FROM counter_reset(0, '198.51.100.20')")).isEqualTo("1|2|-1.5000|1");
		assertThat(this.psql.row("SELECT total, entries, resets FROM counter_total")).isEqualTo("0.0000|0|1");
		Ledger.assertTrue(this.psql);
		assertThat(this.psql.row("SELECT id, ip_address, network, removed, total FROM counter_reset_audit"))
			.isEqualTo("1|198.51.100.20|198.51.100.0/24|2|-1.5000");
		assertThat(this.psql.row("SELECT at BETWEEN now() - interval '1 min' AND now() FROM counter_reset_audit"))
			.isEqualTo("t");
	}

	@Test
	void resetRestartsIdsAtOne() throws SQLException {
		this.reset.row("SELECT * FROM counter_reset(null, '::1')");
		assertThat(this.psql.row(ADD + " RETURNING id")).isEqualTo("1");
	}

	@Test
	void staleResetRemovesNothing() throws SQLException {
		this.reset.row("SELECT * FROM counter_reset(0, '::1')");
		this.psql.execute(ADD);
		String before = this.psql.row("SELECT * FROM counter_total");
		assertThat(this.reset.rows("SELECT * FROM counter_reset(0, '::1')")).isEmpty();
		assertThat(this.reset.rows("SELECT * FROM counter_reset(2, '::1')")).isEmpty();
		assertThat(this.psql.row("SELECT * FROM counter_total")).isEqualTo(before);
		assertThat(this.psql.number("SELECT count(*) FROM counter_reset_audit")).isEqualTo(1);
	}

	@Test
	void resetThatBecomesStaleWhileItWaitsRemovesNothing() throws Exception {
		try (Session other = this.ledger.superuser()) {
			other.execute("BEGIN; SELECT * FROM counter_reset(null, '::1')");
			CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(() -> {
				try {
					return this.reset.rows("SELECT * FROM counter_reset(0, '::1')").isEmpty();
				}
				catch (SQLException ex) {
					throw new CompletionException(ex);
				}
			});
			awaitWaiting("counter_reset");
			other.execute(ADD + "; COMMIT");
			assertThat(late.get(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(this.psql.row("SELECT total, entries, resets FROM counter_total")).isEqualTo("1.5000|1|1");
	}

	@Test
	void resetTimesOutOnALockedTableAndBlocksNoReader() throws Exception {
		try (Session reader = this.ledger.superuser(); Session adder = this.ledger.login(DatabaseRole.ADDER)) {
			reader.execute("BEGIN; SELECT * FROM counter_entry");
			long start = System.nanoTime();
			CompletableFuture<String> waiting = resetElsewhere();
			awaitWaiting("counter_reset");
			adder.execute(ADD);
			assertThat(waiting).isNotDone();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(waiting::join)
				.withStackTraceContaining("55P03");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Times.RESET_LOCK_WAIT.minusMillis(50),
					Times.RESET_LOCK_WAIT.plusSeconds(1));
		}
		assertThat(this.psql.row("SELECT entries, resets FROM counter_total")).isEqualTo("3|0");
	}

	@Test
	void resetWaitsForAnAddInProgressAndCountsIt() throws Exception {
		try (Session adder = this.ledger.login(DatabaseRole.ADDER)) {
			adder.execute("BEGIN; " + ADD);
			CompletableFuture<String> waiting = resetElsewhere();
			awaitWaiting("counter_reset");
			adder.execute("COMMIT");
			assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("1|3|0.0000|1");
		}
	}

	@Test
	void resetIsNotBlockedByAutovacuum() throws Exception {
		this.psql
			.execute("INSERT INTO counter_entry (value, ip_address) SELECT 1, '::1' FROM generate_series(1, 50000)");
		this.psql.execute("""
				ALTER TABLE counter_entry SET (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1,
				autovacuum_vacuum_insert_threshold = 0, autovacuum_vacuum_insert_scale_factor = 0)""");
		await().until(() -> this.psql.number("""
				SELECT count(*) FROM pg_stat_progress_vacuum
				WHERE datname = current_database() AND relid = 'counter_entry'::regclass""") > 0);
		assertThat(resetElsewhere().get(10, TimeUnit.SECONDS)).isEqualTo("1|50002|49998.5000|1");
	}

	private void awaitWaiting(String statement) {
		await().until(() -> this.psql.number("""
				SELECT count(*) FROM pg_stat_activity
				WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%%%s%%'"""
			.formatted(statement)) > 0);
	}

}
