package dev.counter.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import dev.counter.core.settings.DatabaseProperties;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Work waits for the database as long as it may, and no longer.
 */
class DeadlineTests {

	private static final MigratedDatabase DATABASE = MigratedDatabase.create();

	private final DeadlineDataSource dataSource = new DeadlineDataSource(new HikariDataSource(
			Pool.of("adder-service", new DatabaseProperties(DATABASE.host(), DATABASE.port(), DATABASE.name(),
					DatabaseRole.ADDER.roleName(), DATABASE.password(DatabaseRole.ADDER), "password", 1, "", ""))));

	private final JdbcClient database = JdbcClient.create(this.dataSource);

	@BeforeEach
	void awaitAConnection() {
		await().ignoreExceptionsInstanceOf(DataAccessException.class).until(() -> sleep(0));
	}

	@AfterEach
	void close() {
		this.dataSource.close();
	}

	@Test
	void endsAStatementThatTakesLonger() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> Deadline.within(Duration.ofMillis(700), () -> sleep(20)));
	}

	@Test
	void countsForAllThatIsDoneInIt() throws SQLException {
		int outer = Deadline.within(Duration.ofSeconds(10), () -> {
			assertThat(sleep(0.3)).isTrue();
			return networkTimeout();
		});
		assertThat(outer).isBetween(1, 9500);
		assertThat(networkTimeout()).isLessThan((int) Times.DATABASE_DEADLINE.toMillis());
	}

	@Test
	void isTheInnerOneUntilThatIsDone() throws SQLException {
		Deadline.within(Duration.ofSeconds(10), () -> {
			assertThat(Deadline.<Integer, SQLException>within(Duration.ofSeconds(60), this::networkTimeout))
				.isGreaterThan(50_000);
			assertThat(networkTimeout()).isLessThan(10_000);
			return true;
		});
	}

	@Test
	void lendsNoConnectionWhenItIsOver() {
		assertThatExceptionOfType(CannotGetJdbcConnectionException.class)
			.isThrownBy(() -> Deadline.within(Duration.ZERO, () -> sleep(0)))
			.withCauseInstanceOf(DeadlineExceededException.class);
		assertThat(sleep(0)).isTrue();
	}

	private int networkTimeout() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return connection.getNetworkTimeout();
		}
	}

	private boolean sleep(double seconds) {
		return this.database.sql("select true from pg_sleep(?)").param(seconds).query(Boolean.class).single();
	}

}
