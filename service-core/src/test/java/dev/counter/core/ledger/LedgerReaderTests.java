package dev.counter.core.ledger;

import java.sql.Connection;

import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sum holds all that was committed before it was asked for, also while another
 * reader's statement is under way.
 */
class LedgerReaderTests {

	private static final int HOLD = 7;

	private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted";

	private static final String COMMITTED = "insert into counter_entry (value, ip_address) values (%s, '192.0.2.1')";

	private static final MigratedDatabase DATABASE = MigratedDatabase.create();

	private final JdbcClient superuser = JdbcClient.create(DATABASE.superuser());

	private final LedgerReader totals = new LedgerReader(JdbcClient.create(DATABASE.dataSource(DatabaseRole.DISPLAY)));

	@Test
	void holdsWhatWasCommittedWhileAnotherReads() throws Exception {
		DATABASE.execute("""
				create or replace view counter_total as
				select sum(s.total) as total, sum(s.entries)::bigint as entries, sum(s.revision)::bigint as revision,
				(select r.resets from counter_reset_number r where pg_advisory_xact_lock_shared(%s)::text is not null)
				as resets, (select l.id from counter_ledger l) as ledger from counter_slot s""".formatted(HOLD));
		try (Connection hold = DATABASE.superuser().getConnection()) {
			hold.createStatement().execute("select pg_advisory_lock(%s)".formatted(HOLD));
			Reader<LedgerSnapshot> early = Reader.of(this.totals::current);
			await().until(() -> waiting() == 1);
			DATABASE.execute(COMMITTED.formatted("5"));
			Reader<LedgerSnapshot> late = Reader.of(this.totals::current);
			await().until(() -> late.isWaiting() || waiting() == 2);
			hold.createStatement().execute("select pg_advisory_unlock(%s)".formatted(HOLD));
			assertThat(early.answer().total()).isEqualByComparingTo("0");
			assertThat(late.answer().total()).isEqualByComparingTo("5");
		}
	}

	private int waiting() {
		return this.superuser.sql(WAITING).query(Integer.class).single();
	}

}
