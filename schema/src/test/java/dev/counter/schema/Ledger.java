package dev.counter.schema;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Variable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrated database for one test.
 *
 * @param name the database
 */
record Ledger(String name) {

	static Ledger create() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		new Migrator(environment, silence()).run();
		return new Ledger(Objects.requireNonNull(environment.get(Variable.DATABASE_NAME.name())));
	}

	static PrintStream silence() {
		return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
	}

	Session login(DatabaseRole role) throws SQLException {
		return Server.login(this.name, role, Server.PASSWORD);
	}

	Session superuser() throws SQLException {
		return Server.superuser(this.name);
	}

	/** The invariant: total and count equal those of the entries, in one statement. */
	static void assertTrue(Session session) throws SQLException {
		assertThat(session.row("""
				SELECT t.total = (SELECT coalesce(sum(value), 0) FROM counter_entry),
				t.entries = (SELECT count(*) FROM counter_entry) FROM counter_total t""")).isEqualTo("t|t");
	}

}
