package dev.counter.schema;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.counter.contract.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Concurrent writers, resets and a slow reader: no entry is lost or counted twice, and
 * nothing blocks for ever.
 */
class ConcurrencyTests {

	/** More than there are slots, so that some writers share one. */
	private static final int WRITERS = 20;

	private static final int STATEMENTS = 200;

	private static final int RESETS = 5;

	private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 3);

	private final AtomicBoolean writing = new AtomicBoolean(true);

	private final AtomicLong written = new AtomicLong();

	private final AtomicLong writtenTotal = new AtomicLong();

	private Ledger ledger = new Ledger("none");

	@BeforeEach
	void migrate() throws SQLException {
		this.ledger = Ledger.create();
	}

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void concurrentWritersLoseNothingAndDoNotBlock() throws Exception {
		List<Future<Long>> writers = new ArrayList<>();
		for (int writer = 0; writer < WRITERS; writer++) {
			writers.add(this.threads.submit(writer(writer)));
		}
		Future<Long> resetter = this.threads.submit(this::reset);
		Future<Long> reader = this.threads.submit(this::readSlowly);
		Future<Long> checker = this.threads.submit(this::check);
		for (Future<Long> writer : writers) {
			writer.get(60, TimeUnit.SECONDS);
		}
		assertThat(resetter.get(60, TimeUnit.SECONDS)).isEqualTo(RESETS);
		this.writing.set(false);
		assertThat(checker.get(60, TimeUnit.SECONDS)).isPositive();
		assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();

		try (Session psql = this.ledger.superuser()) {
			Ledger.assertTrue(psql);
			assertThat(psql.number("""
					SELECT t.entries + (SELECT sum(removed)::bigint FROM counter_reset_audit) FROM counter_total t"""))
				.isEqualTo(this.written.get());
			assertThat(new BigDecimal(
					psql.row("SELECT t.total + (SELECT sum(total) FROM counter_reset_audit) FROM counter_total t")))
				.isEqualByComparingTo(BigDecimal.valueOf(this.writtenTotal.get()));
			assertThat(psql.number("SELECT count(*) FROM counter_slot WHERE revision > " + RESETS))
				.as("slots that writers used")
				.isGreaterThan(8);
			assertThat(psql.number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
				.isZero();
		}
	}

	private Callable<Long> writer(int number) {
		return () -> {
			try (Session adder = this.ledger.login(DatabaseRole.ADDER);
					PreparedStatement insert = adder.connection()
						.prepareStatement("INSERT INTO counter_entry (value, ip_address) "
								+ "SELECT v, '192.0.2.1' FROM generate_series(1, ?) v RETURNING id")) {
				for (int i = 0; i < STATEMENTS; i++) {
					int rows = 1 + (i + number) % 3;
					insert.setInt(1, rows);
					insert.executeQuery().close();
					this.written.addAndGet(rows);
					this.writtenTotal.addAndGet(rows * (rows + 1) / 2);
				}
			}
			return 0L;
		};
	}

	/** Each reset waits until there is something to remove. */
	private long reset() throws SQLException {
		try (Session reset = this.ledger.login(DatabaseRole.RESET)) {
			for (int i = 0; i < RESETS; i++) {
				long enough = (i + 1L) * WRITERS * STATEMENTS / (RESETS + 1);
				await().until(() -> this.written.get() > enough);
				reset.row("SELECT * FROM counter_reset(null, '::1')");
			}
			return reset.number("SELECT resets FROM counter_total");
		}
	}

	/** Reads the entries repeatedly in small keyset pages. */
	private long readSlowly() throws SQLException {
		long read = 0;
		try (Session display = this.ledger.login(DatabaseRole.DISPLAY)) {
			long after = 0;
			while (this.writing.get()) {
				List<String> ids = display
					.rows("SELECT id FROM counter_entry WHERE id > " + after + " ORDER BY id LIMIT 100");
				read += ids.size();
				after = ids.isEmpty() ? 0 : Long.parseLong(ids.get(ids.size() - 1));
			}
		}
		return read;
	}

	/** Each snapshot is consistent, and the revision never decreases. */
	private long check() throws SQLException {
		long revision = -1;
		try (Session psql = this.ledger.superuser()) {
			do {
				Ledger.assertTrue(psql);
				long seen = psql.number("SELECT revision FROM counter_total");
				assertThat(seen).isGreaterThanOrEqualTo(revision);
				revision = seen;
			}
			while (this.writing.get());
		}
		return revision;
	}

}
