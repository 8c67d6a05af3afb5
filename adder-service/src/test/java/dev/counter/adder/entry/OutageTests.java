package dev.counter.adder.entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.core.web.problem.OutcomeUnknownException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Failed inserts: rolled back or possibly committed.
 */
class OutageTests {

	private static final String TAKE_TABLE = "BEGIN; LOCK TABLE counter_entry IN ACCESS EXCLUSIVE MODE";

	private final Ledger ledger = new Ledger();

	private Connection other;

	private Statement psql;

	@BeforeEach
	void open() throws SQLException {
		this.other = this.ledger.database().superuser().getConnection();
		this.psql = this.other.createStatement();
	}

	@AfterEach
	void close() throws SQLException {
		this.other.close();
		this.ledger.assertTrue();
	}

	private static List<Outcome> add(HikariDataSource pool) {
		return new Entries(new JdbcTemplate(pool)).add(List.of(Ledger.add("1", UUID.randomUUID())));
	}

	private static void assertNotWritten(HikariDataSource pool) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> add(pool))
			.isNotInstanceOf(OutcomeUnknownException.class);
	}

	@Test
	void missingConnectionWritesNothing() throws SQLException {
		this.other.close();
		try (HikariDataSource pool = this.ledger.pool("")) {
			pool.setConnectionTimeout(300);
			pool.setInitializationFailTimeout(-1);
			this.ledger.database().refuseConnections();
			assertNotWritten(pool);
			this.ledger.database().acceptConnections();
		}
	}

	@Test
	void timeoutOfServerWritesNothing() throws SQLException {
		try (HikariDataSource lockTimeout = this.ledger.pool("options=-c%20lock_timeout=100");
				HikariDataSource statementTimeout = this.ledger.pool("options=-c%20statement_timeout=100")) {
			this.psql.execute(TAKE_TABLE);
			assertNotWritten(lockTimeout);
			assertNotWritten(statementTimeout);
			this.psql.execute("ROLLBACK");
			assertThat(this.ledger.count("counter_entry")).isZero();
			assertThat(add(lockTimeout)).isNotEmpty();
		}
	}

	@Test
	void silentServerLeavesOutcomeUnknown() throws SQLException {
		try (HikariDataSource pool = this.ledger.pool("socketTimeout=1")) {
			this.psql.execute(TAKE_TABLE);
			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> add(pool));
			this.psql.execute("ROLLBACK");
			await().until(() -> this.ledger.count("add_request") == 1);
		}
	}

	@Test
	void lostConnectionLeavesOutcomeUnknown() throws Exception {
		try (HikariDataSource pool = this.ledger.pool("")) {
			pool.setMaximumPoolSize(1);
			this.psql.execute(TAKE_TABLE);
			CompletableFuture<List<Outcome>> add = CompletableFuture.supplyAsync(() -> add(pool));
			await().until(() -> this.ledger.waiting() == 1);
			this.psql.execute(
					"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'counter_adder'");
			assertThat(add).failsWithin(10, TimeUnit.SECONDS)
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(OutcomeUnknownException.class);
			this.psql.execute("ROLLBACK");
			assertThat(add(pool)).isNotEmpty();
		}
	}

	@Test
	void connectionWithoutAutocommitIsRefused() {
		try (HikariDataSource pool = this.ledger.pool("")) {
			pool.setAutoCommit(false);
			assertThatIllegalStateException().isThrownBy(() -> add(pool));
		}
	}

}
