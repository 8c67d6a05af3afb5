package dev.counter.adder.imports;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import dev.counter.contract.Times;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue of imports. One at a time over all adders: the process that has claimed one
 * holds it by a lease, which each of its changes renews.
 */
@Component
class ImportQueue {

	/** Any number that no other advisory lock has. */
	private static final long LOCK = 0x636f756e746572L;

	private static final String END_RESET = """
			UPDATE import SET state = 'reset', finished_at = clock_timestamp()
			WHERE state IN ('waiting', 'checking', 'adding') AND resets <> (SELECT r.resets FROM counter_reset_number r)""";

	/** The one under way comes first, else the oldest. */
	private static final String CLAIM = """
			UPDATE import i SET lease_until = clock_timestamp() + make_interval(secs => :lease), lease_owner = :owner,
			  state = CASE i.state WHEN 'waiting' THEN 'checking' ELSE i.state END
			FROM file f
			WHERE f.id = i.file_id AND (i.lease_until IS NULL OR i.lease_until < clock_timestamp() OR i.lease_owner = :owner)
			  AND i.number = (
			    SELECT a.number FROM import a WHERE a.state IN ('waiting', 'checking', 'adding', 'undoing')
			    ORDER BY coalesce(a.lease_until > clock_timestamp(), false) DESC, a.number LIMIT 1)
			RETURNING i.number, i.state, i.bad_lines, i.next_offset, i.next_line, i.refused, host(i.ip_address) AS ip_address,
			  f.object_key, f.etag, f.name, f.bytes, f.state = 'ready' AND f.expires_at > clock_timestamp() AS available""";

	private static final String END = """
			UPDATE import SET state = :end, reason = :reason, finished_at = clock_timestamp()
			WHERE number = :number AND state = :state""";

	private static final String END_UNDO = """
			UPDATE import SET state = 'undone', finished_at = clock_timestamp()
			WHERE number = :number AND state = 'undoing' AND (first_id IS NULL OR first_id > last_id)""";

	private final UUID owner = UUID.randomUUID();

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	ImportQueue(JdbcClient database, DataSource dataSource) {
		this.database = database;
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	/**
	 * Claims the import under way or the next one, or renews the lease of it.
	 * @return empty if there is none or another process has it
	 */
	Optional<ClaimedImport> claim() {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			this.database.sql("SELECT pg_advisory_xact_lock(?)::text").param(LOCK).query().singleValue();
			this.database.sql(END_RESET).update();
			return this.database.sql(CLAIM)
				.param("lease", Times.LEASE.toSeconds())
				.param("owner", this.owner)
				.query(ClaimedImport::of)
				.optional();
		}));
	}

	/** Lets another process continue at once. */
	void release() {
		this.database.sql("UPDATE import SET lease_until = NULL WHERE lease_owner = ? AND lease_until IS NOT NULL")
			.param(this.owner)
			.update();
	}

	/** Ends an import early, unless it has another state by now. */
	void end(ClaimedImport task, ImportState state, String reason) {
		this.database.sql(END)
			.param("end", state.text())
			.param("reason", reason)
			.param("number", task.number())
			.param("state", task.state().text())
			.update();
	}

	/**
	 * Removes some entries of an import that is undone.
	 * @return whether there may be more
	 */
	boolean undo(ClaimedImport task, int ids) {
		if (this.database.sql(END_UNDO).param("number", task.number()).update() > 0) {
			return false;
		}
		this.database.sql("SELECT counter_undo_import(?, ?)").params(task.number(), ids).query().singleValue();
		return true;
	}

}
