package dev.counter.adder.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.counter.testsupport.MigratedDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.awaitility.Awaitility.await;

/**
 * A lock on the table of entries, for which writers wait.
 */
final class LockedTable implements AutoCloseable {

	private static final String WAITING = """
			select count(*) from pg_stat_activity
			where datname = current_database() and usename = 'counter_adder' and wait_event_type = 'Lock'""";

	private final JdbcTemplate superuser;

	private final Connection holder;

	LockedTable(MigratedDatabase database) throws SQLException {
		this.superuser = new JdbcTemplate(database.superuser());
		this.holder = database.superuser().getConnection();
		try (Statement statement = this.holder.createStatement()) {
			statement.execute("begin; lock table counter_entry in access exclusive mode");
		}
	}

	/** Waits until a batch has been sent and waits for the table. */
	void awaitWriter() {
		await().until(() -> Long.valueOf(1).equals(this.superuser.queryForObject(WAITING, Long.class)));
	}

	/** Ends the connection on which the batch was sent. */
	void breakOff() {
		awaitWriter();
		this.superuser.execute("select pg_terminate_backend(pid)" + WAITING.substring("select count(*)".length()));
	}

	@Override
	public void close() throws SQLException {
		this.holder.close();
	}

}
