package dev.counter.core.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

import dev.counter.core.database.DeadlineExceededException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * SQL states: outage or error, rolled back or possibly committed.
 */
class OutageTests {

	@ParameterizedTest
	@ValueSource(strings = { "08006", "08001", "08003", "57P01", "57P02", "58030", "XX000", "40003" })
	void lostConnectionLeavesOutcomeUnknown(String state) {
		DataAccessException failure = failure(state);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> change(failure))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo(ProblemType.OUTCOME_UNKNOWN))
			.satisfies((ex) -> assertThat(ex.getHeaders().toSingleValueMap()).containsEntry("Retry-After", "2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "57014", "55P03", "40001", "40P01", "53300", "25006" })
	void rolledBackChangeIsPlainOutage(String state) {
		DataAccessException failure = failure(state);
		assertThatThrownBy(() -> change(failure)).isSameAs(failure);
		assertThat(Outage.of(failure)).isNotNull()
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.DATABASE_UNAVAILABLE));
	}

	@Test
	void fullDiskIsNamed() {
		assertThat(Outage.of(failure("53100"))).isNotNull()
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.DATABASE_UNAVAILABLE))
			.satisfies((problem) -> assertThat(problem.detail())
				.isEqualTo("The disk of the database is full; nothing was changed."));
	}

	@Test
	void missingConnectionIsPlainOutage() {
		DataAccessException failure = new CannotGetJdbcConnectionException("none",
				new SQLTransientConnectionException("none"));
		assertThatThrownBy(() -> change(failure)).isSameAs(failure);
		assertThat(Outage.of(failure)).isNotNull();
		assertThat(Outage.of(new CannotCreateTransactionException("none", new SQLException()))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "08001", "" })
	void missingConnectionOfHibernateIsPlainOutage(String state) {
		DataAccessException failure = new DataAccessResourceFailureException("Unable to acquire JDBC Connection",
				new SQLTransientConnectionException("Connection is not available", state));
		assertThatThrownBy(() -> change(failure)).isSameAs(failure);
		assertThat(Outage.of(failure)).isNotNull()
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.DATABASE_UNAVAILABLE));
	}

	@Test
	void exceededDeadlineIsNoDatabaseOutage() {
		DataAccessException failure = new CannotGetJdbcConnectionException("none", new DeadlineExceededException());
		assertThatThrownBy(() -> change(failure)).isSameAs(failure);
		assertThat(Outage.of(failure)).isNotNull()
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED))
			.satisfies(
					(problem) -> assertThat(problem.getHeaders().toSingleValueMap()).containsEntry("Retry-After", "2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "42P01", "42501", "22003", "23505", "0A000" })
	void statementErrorIsNoOutage(String state) {
		DataAccessException failure = failure(state);
		assertThatThrownBy(() -> change(failure)).isSameAs(failure);
		assertThat(Outage.of(failure)).isNull();
	}

	@Test
	void failureWithoutSqlStateIsNoOutage() {
		assertThat(Outage.of(new EmptyResultDataAccessException(1))).isNull();
		assertThat(Outage.of(new IllegalStateException())).isNull();
	}

	@Test
	void failureOfS3IsAnOutageOfItsOwn() {
		for (SdkException failure : List.of(SdkClientException.create("Connection refused"),
				S3Exception.builder().statusCode(500).message("Internal error").build())) {
			assertThat(Outage.of(failure)).isNotNull()
				.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.STORAGE_UNAVAILABLE))
				.satisfies((problem) -> assertThat(problem.getHeaders().toSingleValueMap()).containsEntry("Retry-After",
						"2"));
		}
	}

	private static void change(DataAccessException failure) {
		Outage.duringChange(() -> {
			throw failure;
		});
	}

	private static DataAccessException failure(String state) {
		return new UncategorizedSQLException("task", "sql", new SQLException("reason", state));
	}

}
