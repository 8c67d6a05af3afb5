package dev.counter.adder.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chunks of an import, each one transaction: its entries by COPY, and the import's
 * position, which the transaction moves only if it is still where the chunk begins.
 */
@Component
class ImportChunks {

	static final Duration DEADLINE = Duration.ofSeconds(10);

	/** Entries of others in between have another import's number or none. */
	private static final String FIRST_ID = "SELECT coalesce(max(id), 0) + 1 FROM counter_entry";

	private static final String COPY = "COPY counter_entry (value, ip_address, import_id) FROM STDIN";

	/**
	 * After COPY: it locks the table, so that no reset is between the comparison of the
	 * reset number and the commit.
	 */
	private static final String MOVE = """
			UPDATE import SET state = :next, reason = :reason, next_offset = :offset, next_line = :line, lines = coalesce(:lines, lines),
			  added = added + :added, refused = refused + :refused, total = total + :total,
			  first_id = coalesce(first_id, :first), last_id = CASE WHEN :added > 0 THEN lastval() ELSE last_id END,
			  lease_until = clock_timestamp() + make_interval(secs => :lease),
			  finished_at = CASE WHEN :next IN ('done', 'refused') THEN clock_timestamp() END
			WHERE number = :number AND state = :state AND next_offset = :from
			  AND resets = (SELECT r.resets FROM counter_reset_number r)""";

	private static final String ERROR = "INSERT INTO import_error (import, line, text, reason) VALUES (?, ?, ?, ?)";

	private static final int BATCH = 100;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	ImportChunks(JdbcTemplate database, DataSource dataSource) {
		this.database = database;
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	/**
	 * Commits a chunk and moves the import behind it. A check adds nothing, it counts and
	 * lists the bad lines.
	 * @param chunk what was read at the import's position
	 * @return whether it was the import's position and state; else nothing is changed
	 * @throws org.springframework.dao.DataAccessException when the database failed, maybe
	 * after the commit
	 */
	boolean commit(ClaimedImport task, LineChunk chunk, Step step) {
		return Deadline.within(DEADLINE, () -> Objects.requireNonNull(this.transaction.execute((status) -> {
			boolean moved = (task.state() == ImportState.CHECKING) ? check(task, chunk, step) : add(task, chunk, step);
			if (!moved) {
				status.setRollbackOnly();
			}
			return moved;
		})));
	}

	private boolean check(ClaimedImport task, LineChunk chunk, Step step) {
		boolean moved = move(task, step).param("refused", chunk.refused())
			.param("added", 0)
			.param("total", BigDecimal.ZERO)
			.param("first", null, Types.BIGINT)
			.update() > 0;
		if (moved) {
			this.database.batchUpdate(ERROR, chunk.errors(), BATCH, (insert, bad) -> {
				insert.setLong(1, task.number());
				insert.setLong(2, bad.line());
				insert.setString(3, bad.text());
				insert.setString(4, bad.reason());
			});
		}
		return moved;
	}

	private boolean add(ClaimedImport task, LineChunk chunk, Step step) {
		Long first = (chunk.added() > 0) ? copy(chunk) : null;
		return move(task, step).param("refused", 0)
			.param("added", chunk.added())
			.param("total", chunk.total())
			.param("first", first, Types.BIGINT)
			.update() > 0;
	}

	private JdbcClient.StatementSpec move(ClaimedImport task, Step step) {
		return JdbcClient.create(this.database)
			.sql(MOVE)
			.param("next", step.state().text())
			.param("reason", step.reason(), Types.VARCHAR)
			.param("offset", step.offset())
			.param("line", step.line())
			.param("lines", step.lines(), Types.BIGINT)
			.param("lease", Times.LEASE.toSeconds())
			.param("number", task.number())
			.param("state", task.state().text())
			.param("from", task.offset());
	}

	/** Returns an id that is not above the first of the new ones. */
	private @Nullable Long copy(LineChunk chunk) {
		Long first = this.database.queryForObject(FIRST_ID, Long.class);
		ConnectionCallback<Long> copy = (connection) -> copy(connection, chunk.rows());
		Long rows = this.database.execute(copy);
		if (rows == null || rows != chunk.added()) {
			throw new IllegalStateException("COPY wrote %s rows of %s".formatted(rows, chunk.added()));
		}
		return first;
	}

	/** Aborts the connection on failure: an unfinished COPY would stay open. */
	private static long copy(Connection connection, byte[] rows) throws SQLException {
		try {
			CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
			copy.writeToCopy(rows, 0, rows.length);
			return copy.endCopy();
		}
		catch (SQLException | RuntimeException ex) {
			connection.abort(Runnable::run);
			throw ex;
		}
	}

	/**
	 * Where an import is after a chunk.
	 *
	 * @param reason why it ended, if it did early
	 * @param lines the number of lines, once they are counted
	 */
	record Step(ImportState state, @Nullable String reason, long offset, long line, @Nullable Long lines) {
	}

}
