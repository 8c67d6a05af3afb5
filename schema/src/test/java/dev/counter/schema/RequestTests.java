package dev.counter.schema;

import java.sql.SQLException;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Idempotency keys are kept for their whole time, over resets too.
 */
class RequestTests {

	private Session psql;

	private Session adder;

	@BeforeEach
	void open() throws SQLException {
		Ledger ledger = Ledger.create();
		this.psql = ledger.superuser();
		this.adder = ledger.login(DatabaseRole.ADDER);
	}

	@AfterEach
	void close() throws SQLException {
		this.psql.close();
		this.adder.close();
	}

	private void remember(int keys, long seconds) throws SQLException {
		this.psql.execute("""
				INSERT INTO add_request (request_key, entry_id, value, added_at)
				SELECT gen_random_uuid(), n, n, now() - interval '%s s' FROM generate_series(1, %s) n"""
			.formatted(seconds, keys));
	}

	private long purge() throws SQLException {
		return this.adder.number("SELECT counter_purge_requests()");
	}

	@Test
	void expiredRequestsArePurged() throws SQLException {
		long retention = Times.KEY_RETENTION.toSeconds();
		remember(3, retention + 60);
		remember(2, retention - 60);
		assertThat(purge()).isEqualTo(3);
		assertThat(purge()).isZero();
		assertThat(this.psql.number("SELECT count(*) FROM add_request")).isEqualTo(2);
	}

	@Test
	void purgeRemovesALimitedNumberAtATime() throws SQLException {
		remember(25_000, Times.KEY_RETENTION.toSeconds() + 60);
		assertThat(purge()).isEqualTo(10_000);
		assertThat(purge()).isEqualTo(10_000);
		assertThat(purge()).isEqualTo(5_000);
		assertThat(purge()).isZero();
	}

	@Test
	void purgeRunsOnceAtATime() throws SQLException {
		remember(1, Times.KEY_RETENTION.toSeconds() + 60);
		this.psql.execute("BEGIN; SELECT counter_purge_requests()");
		assertThat(purge()).isZero();
		this.psql.execute("ROLLBACK");
		assertThat(purge()).isEqualTo(1);
	}

	@Test
	void requestsSurviveAReset() throws SQLException {
		remember(2, 0);
		this.psql.execute("SELECT * FROM counter_reset(null, '::1')");
		assertThat(this.psql.number("SELECT count(*) FROM add_request")).isEqualTo(2);
	}

}
