package dev.counter.benchmark;

import java.util.Map;
import java.util.UUID;

import dev.counter.contract.Service;
import dev.counter.testsupport.system.Instance;
import dev.counter.testsupport.system.SystemDatabase;
import dev.counter.testsupport.system.TestSystem;

/**
 * The system under load, and on its database server a second database with bare tables:
 * no triggers and no totals.
 */
final class BenchmarkSystem implements AutoCloseable {

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

	private final TestSystem system = TestSystem.create();

	BenchmarkSystem() {
		SystemDatabase database = database();
		database.execute("postgres", "create role bench login password '" + PASSWORD + "'");
		database.execute("postgres", "create database bench");
		database.execute("postgres", "alter system set max_connections = 400");
		database.server().stop();
		database.server().start();
		database.execute(NAME, TABLES);
		for (Service service : Service.values()) {
			this.system.start(service, Map.of());
		}
	}

	/** Empties both databases. */
	void clear() {
		database().execute(NAME, "truncate entry, request restart identity");
		database().clear();
	}

	/** Empties the ledger and fills it with random entries. */
	void fill(int entries) {
		clear();
		database().execute("""
				insert into counter_entry (value, ip_address)
				select (random() * 2000 - 1000)::numeric(20, 4), '203.0.113.7' from generate_series(1, %s);
				analyze counter_entry; checkpoint""".formatted(entries));
	}

	/** Fails unless the running totals are those of the entries. */
	void requireTrueTotals() {
		if (!database().ledger().hasTrueTotals()) {
			throw new IllegalStateException("The running totals are not those of the entries");
		}
	}

	/** The variables of libpq for the bare tables. */
	Map<String, String> login() {
		return Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(database().server().port()), "PGUSER", NAME,
				"PGPASSWORD", PASSWORD, "PGDATABASE", NAME);
	}

	Instance instance(Service service) {
		return this.system.instance(service);
	}

	TestSystem system() {
		return this.system;
	}

	SystemDatabase database() {
		return this.system.database();
	}

	@Override
	public void close() {
		this.system.close();
	}

}
