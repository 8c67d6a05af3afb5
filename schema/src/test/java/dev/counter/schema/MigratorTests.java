package dev.counter.schema;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Schema;
import dev.counter.contract.Variable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The migrator brings the database to this release, or names the cause and the fix.
 */
class MigratorTests {

	private static String name(Map<String, String> environment) {
		return Objects.requireNonNull(environment.get(Variable.DATABASE_NAME.name()));
	}

	private static String run(Map<String, String> environment) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new Migrator(environment, new PrintStream(out, true, StandardCharsets.UTF_8), Duration.ofSeconds(1)).run();
		return out.toString(StandardCharsets.UTF_8);
	}

	private static String failure(Map<String, String> environment, Variable variable, String value) {
		Map<String, String> changed = new HashMap<>(environment);
		changed.put(variable.name(), value);
		try {
			run(changed);
			return "none";
		}
		catch (MigrationException ex) {
			return Objects.requireNonNull(ex.getMessage());
		}
	}

	@Test
	void emptyDatabaseIsMigratedToTheRequiredVersion() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		run(environment);
		for (DatabaseRole role : DatabaseRole.values()) {
			try (Session session = Server.login(name(environment), role, Server.PASSWORD)) {
				assertThat(session.number("SELECT version FROM " + Schema.VERSION_VIEW))
					.isEqualTo(Schema.REQUIRED_VERSION);
			}
		}
	}

	@Test
	void reportIsOneLine() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		String database = name(environment) + " on localhost:" + Server.port();
		assertThat(run(environment)).isEqualToIgnoringNewLines("Schema of " + database + ": migrations applied: "
				+ Schema.REQUIRED_VERSION + ", roles ready, expired keys removed: 0.");
		assertThat(run(environment))
			.isEqualToIgnoringNewLines("Schema of " + database + ": up to date, roles ready, expired keys removed: 0.");
	}

	@Test
	void concurrentMigratorsSucceed() throws Exception {
		Map<String, String> environment = Server.emptyDatabase();
		ExecutorService migrators = Executors.newFixedThreadPool(6);
		try {
			List<Callable<String>> runs = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				runs.add(() -> run(environment));
			}
			List<String> lines = new ArrayList<>();
			for (Future<String> run : migrators.invokeAll(runs)) {
				lines.add(run.get());
			}
			assertThat(lines).filteredOn((line) -> line.contains("applied")).hasSize(1);
			assertThat(lines).filteredOn((line) -> line.contains("up to date")).hasSize(5);
		}
		finally {
			migrators.shutdownNow();
		}
	}

	@Test
	void newerSchemaIsLeftUnchanged() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		run(environment);
		try (Session superuser = Server.superuser(name(environment))) {
			superuser.execute("""
					INSERT INTO flyway_schema_history
					SELECT 99, '99', 'newer', 'SQL', 'V99__newer.sql', 0, 'x', now(), 0, true""");
			assertThat(run(environment)).contains("up to date");
			assertThat(superuser.number("SELECT version FROM " + Schema.VERSION_VIEW)).isEqualTo(99);
		}
	}

	@Test
	void passwordIsChangedOnlyWhereItIsGiven() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		run(environment);
		Map<String, String> changed = new HashMap<>(environment);
		changed.keySet().removeIf((variable) -> variable.endsWith("_PASS") && !variable.equals("DATABASE_PASS"));
		changed.put(Variable.DATABASE_RESET_PASS.name(), "it's \\ \"new\" $1");
		run(changed);
		Server.login(name(environment), DatabaseRole.ADDER, Server.PASSWORD).close();
		Server.login(name(environment), DatabaseRole.RESET, "it's \\ \"new\" $1").close();
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> Server.login(name(environment), DatabaseRole.RESET, Server.PASSWORD))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
		run(environment);
	}

	@Test
	void unreachableHostIsNamedWithTheFix() throws Exception {
		int closed;
		try (ServerSocket socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		assertThat(failure(Server.emptyDatabase(), Variable.DATABASE_PORT, String.valueOf(closed)))
			.startsWith("Cannot reach PostgreSQL at localhost:" + closed + " for 1 s (")
			.endsWith("): start it, or set DATABASE_HOST and DATABASE_PORT.")
			.doesNotContain("\n");
	}

	@Test
	void invalidVariableIsNamed() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		String address = "PostgreSQL at localhost:" + Server.port();
		assertThat(failure(environment, Variable.DATABASE_PASS, "wrong"))
			.startsWith(address + " refuses counter_owner (")
			.endsWith("set DATABASE_USER and DATABASE_PASS.");
		assertThat(failure(environment, Variable.DATABASE_NAME, "nowhere"))
			.isEqualTo(address + " has no database nowhere: create it, or set DATABASE_NAME.");
		assertThat(failure(environment, Variable.DATABASE_PORT, "5432x"))
			.isEqualTo("DATABASE_PORT is '5432x', not a number from 1 to 65535.");
		assertThat(failure(environment, Variable.DATABASE_CA, "/no/such.pem"))
			.isEqualTo("DATABASE_CA names /no/such.pem, which cannot be read.");
	}

	@Test
	void missingPrivilegeOfTheOwnerIsNamed() throws SQLException {
		Map<String, String> environment = Server.emptyDatabase();
		try (Session superuser = Server.superuser("postgres")) {
			superuser.execute("ALTER ROLE counter_owner NOCREATEROLE");
			assertThat(failure(environment, Variable.DATABASE_USER, "counter_owner")).contains("permission denied")
				.endsWith(
						"counter_owner must own the database, and needs CREATEROLE, and ADMIN on roles that another role created.")
				.doesNotContain("\n");
			superuser.execute("ALTER ROLE counter_owner CREATEROLE");
		}
		run(environment);
	}

}
