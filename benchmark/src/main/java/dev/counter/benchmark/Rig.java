package dev.counter.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import dev.counter.contract.Variable;
import dev.counter.local.LocalStack;
import dev.counter.local.Options;

/**
 * The running system, and beside its database another on the same server whose tables are
 * bare: no triggers, no totals.
 */
final class Rig implements AutoCloseable {

	private static final String NAME = "bench";

	private static final String PASSWORD = UUID.randomUUID().toString();

	private static final String TABLES = """
			create table entry (
			  id bigint generated always as identity primary key, value numeric(20, 4) not null,
			  ip_address inet not null, added_at timestamptz not null default clock_timestamp());
			create table request (
			  request_key uuid primary key, entry_id bigint not null, value numeric(20, 4) not null,
			  added_at timestamptz not null default clock_timestamp());
			grant all on entry, request to bench""";

	private final LocalStack stack;

	private final Options options;

	private Rig(LocalStack stack, Options options) {
		this.stack = stack;
		this.options = options;
	}

	/**
	 * Starts everything anew.
	 * @param root the checkout, its jars built
	 * @param folder where data and logs are kept
	 * @return the running system
	 */
	static Rig start(Path root, Path folder) throws SQLException, IOException {
		Options options = Options.of(folder, root).withPort(0).withPreparedBeans();
		Rig rig = new Rig(new LocalStack(options, System.out::println).start(), options);
		try {
			rig.prepare();
			return rig;
		}
		catch (SQLException ex) {
			rig.close();
			throw ex;
		}
	}

	private void prepare() throws SQLException {
		execute("postgres", "drop database if exists bench");
		execute("postgres", "drop role if exists bench");
		execute("postgres", "create role bench login password '" + PASSWORD + "'");
		execute("postgres", "create database bench");
		execute("postgres", "alter system set max_connections = 400");
		this.stack.database().server().stop();
		this.stack.database().server().start();
		execute(NAME, TABLES);
	}

	/** Empties both databases, so that no turn finds what another left. */
	void clear() {
		change(NAME, "truncate entry, request restart identity");
		change(Variable.DATABASE_NAME.defaultText(), "truncate counter_entry, add_request restart identity");
	}

	/**
	 * Gives the ledger entries.
	 * @param rows how many in all
	 */
	void fill(int rows) {
		clear();
		change(Variable.DATABASE_NAME.defaultText(), """
				insert into counter_entry (value, ip_address)
				select (random() * 2000 - 1000)::numeric(20, 4), '203.0.113.7' from generate_series(1, %s);
				analyze counter_entry; checkpoint""".formatted(rows));
	}

	/**
	 * Compares the running totals with the entries.
	 * @throws IllegalStateException when they are not true
	 */
	void requireTrueTotals() throws SQLException {
		try (Connection connection = connect(Variable.DATABASE_NAME.defaultText());
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("""
						select t.entries = count(e.*) and t.total = coalesce(sum(e.value), 0), count(e.*)
						from counter_total t left join counter_entry e on true group by t.entries, t.total""")) {
			if (!row.next() || !row.getBoolean(1)) {
				throw new IllegalStateException("The running totals are not those of the entries");
			}
		}
	}

	/** The variables with which pgbench logs in to the bare tables. */
	Map<String, String> login() {
		return Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(this.stack.database().server().port()), "PGUSER",
				NAME, "PGPASSWORD", PASSWORD, "PGDATABASE", NAME);
	}

	LocalStack stack() {
		return this.stack;
	}

	/** What was started, and from where. */
	Options options() {
		return this.options;
	}

	Connection connect(String database) throws SQLException {
		return this.stack.database().connectAsSuperuser(database);
	}

	private void change(String database, String sql) {
		try {
			execute(database, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	private void execute(String database, String sql) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() {
		this.stack.close();
	}

}
