package dev.counter.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.counter.contract.DatabaseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Least privilege: each role can run the statements of its service and no other.
 */
class GrantTests {

	private static final DatabaseRole ADDER = DatabaseRole.ADDER;

	private static final DatabaseRole DISPLAY = DatabaseRole.DISPLAY;

	private static final DatabaseRole RESET = DatabaseRole.RESET;

	private static final DatabaseRole OPERATOR = DatabaseRole.OPERATOR;

	private static final Set<DatabaseRole> NOBODY = Set.of();

	private static final Set<DatabaseRole> SERVICES = Set.of(ADDER, DISPLAY, RESET);

	/** Each statement, and the roles other than the owner that can run it. */
	private static final List<Statement> STATEMENTS = List.of(
			new Statement("SELECT * FROM counter_total", Set.of(ADDER, DISPLAY, RESET, OPERATOR)),
			new Statement("SELECT * FROM counter_schema_version", Set.of(ADDER, DISPLAY, RESET, OPERATOR)),
			new Statement("SELECT * FROM counter_slot", Set.of(OPERATOR)),
			new Statement("SELECT * FROM counter_reset_number", Set.of(OPERATOR)),
			new Statement("SELECT resets FROM counter_reset_number", Set.of(ADDER, OPERATOR)),
			new Statement("SELECT * FROM counter_ledger", Set.of(OPERATOR)),
			new Statement("SELECT * FROM flyway_schema_history", Set.of(OPERATOR)),
			new Statement("SELECT id, value, added_at FROM counter_entry", Set.of(ADDER, DISPLAY, OPERATOR)),
			new Statement("SELECT network FROM counter_entry", Set.of(DISPLAY, OPERATOR)),
			new Statement("SELECT ip_address FROM counter_entry", Set.of(OPERATOR)),
			new Statement("SELECT count(*) FROM counter_entry WHERE ip_address = '::1'", Set.of(OPERATOR)),
			new Statement("SELECT e FROM counter_entry e", Set.of(OPERATOR)),
			new Statement("TABLE counter_entry", Set.of(OPERATOR)),
			new Statement("SELECT id, at, network, removed, total FROM counter_reset_audit",
					Set.of(DISPLAY, RESET, OPERATOR)),
			new Statement("SELECT ip_address FROM counter_reset_audit", Set.of(OPERATOR)),
			new Statement("SELECT request_key, entry_id, value, resets FROM add_request", Set.of(ADDER, OPERATOR)),
			new Statement("SELECT added_at FROM add_request", Set.of(OPERATOR)),
			new Statement(
					"INSERT INTO counter_entry (value, ip_address) VALUES (1, '::1') RETURNING id, value, added_at",
					Set.of(ADDER)),
			new Statement("INSERT INTO counter_entry (value, ip_address) VALUES (1, '::1') RETURNING ip_address",
					NOBODY),
			new Statement("INSERT INTO counter_entry (value, ip_address, added_at) VALUES (1, '::1', now())", NOBODY),
			new Statement(
					"INSERT INTO counter_entry (id, value, ip_address) OVERRIDING SYSTEM VALUE VALUES (9, 1, '::1')",
					NOBODY),
			new Statement(
					"INSERT INTO add_request (request_key, entry_id, value, resets) VALUES (gen_random_uuid(), 1, 1, 0)",
					Set.of(ADDER)),
			new Statement("INSERT INTO add_request (request_key, entry_id, value, added_at) "
					+ "VALUES (gen_random_uuid(), 1, 1, now())", NOBODY),
			new Statement("UPDATE counter_entry SET value = 2", NOBODY),
			new Statement("DELETE FROM counter_entry", NOBODY), new Statement("TRUNCATE counter_entry", NOBODY),
			new Statement("LOCK TABLE counter_entry IN ACCESS EXCLUSIVE MODE", NOBODY),
			new Statement("UPDATE counter_slot SET total = 0", NOBODY),
			new Statement("INSERT INTO counter_slot (slot) VALUES (16)", NOBODY),
			new Statement("UPDATE counter_reset_number SET resets = 0", NOBODY),
			new Statement("UPDATE add_request SET value = 2", NOBODY), new Statement("DELETE FROM add_request", NOBODY),
			new Statement("TRUNCATE add_request", NOBODY),
			new Statement("INSERT INTO counter_reset_audit (ip_address, removed, total) VALUES ('::1', 0, 0)", NOBODY),
			new Statement("DELETE FROM counter_reset_audit", NOBODY),
			new Statement("SELECT * FROM counter_reset(null, '::1')", Set.of(RESET)),
			new Statement("SELECT counter_take_entries()", NOBODY),
			new Statement("SELECT counter_renew_ledger()", NOBODY),
			new Statement("UPDATE counter_ledger SET id = id", NOBODY),
			new Statement("SELECT counter_purge_requests()", Set.of(ADDER)),
			new Statement("SELECT nextval('counter_entry_id_seq')", NOBODY),
			new Statement("SELECT setval('counter_entry_id_seq', 1)", NOBODY),
			new Statement("SELECT setval('counter_reset_audit_id_seq', 1)", NOBODY),
			new Statement("DROP TABLE counter_entry", NOBODY),
			new Statement("ALTER TABLE counter_entry DISABLE TRIGGER USER", NOBODY),
			new Statement("CREATE TRIGGER t AFTER INSERT ON counter_entry EXECUTE FUNCTION counter_clear_total()",
					NOBODY),
			new Statement("CREATE TABLE mine (id int)", NOBODY),
			new Statement("CREATE TEMP TABLE mine (id int)", NOBODY), new Statement("CREATE SCHEMA mine", NOBODY),
			new Statement("CREATE ROLE mine", NOBODY), new Statement("SET ROLE counter_owner", NOBODY),
			new Statement("SET session_replication_role = replica", NOBODY),
			new Statement("ALTER ROLE counter_owner PASSWORD 'x'", NOBODY),
			new Statement("SELECT pg_read_file('postgresql.conf')", NOBODY));

	private static Ledger ledger = new Ledger("none");

	@BeforeAll
	static void migrate() throws SQLException {
		ledger = Ledger.create();
	}

	private static Stream<Statement> statements() {
		return Stream.concat(STATEMENTS.stream(), FileStatements.ALL.stream());
	}

	static Stream<Arguments> rolesAndStatements() {
		return statements().flatMap((statement) -> Stream.of(ADDER, DISPLAY, RESET, OPERATOR)
			.map((role) -> Arguments.of(role, statement.sql(), statement.roles().contains(role))));
	}

	@ParameterizedTest(name = "{0}: {1}: {2}")
	@MethodSource("rolesAndStatements")
	void rolesCanRunTheirStatementsAndNoOther(DatabaseRole role, String sql, boolean allowed) throws SQLException {
		try (Session session = ledger.login(role)) {
			session.execute("BEGIN READ WRITE");
			if (allowed) {
				session.execute(sql);
			}
			else {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> session.execute(sql))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42501"));
			}
			session.execute("ROLLBACK");
		}
	}

	@Test
	void statementsCoverEveryTableAndFunction() throws SQLException {
		try (Session superuser = ledger.superuser()) {
			List<String> names = superuser.rows("""
					SELECT relname FROM pg_class
					WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S', 'm')
					UNION SELECT proname FROM pg_proc
					WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype""");
			assertThat(names).hasSizeGreaterThan(8)
				.allSatisfy((name) -> assertThat(statements()).anyMatch((statement) -> statement.sql().contains(name)));
		}
	}

	@Test
	void publicHasNoPrivilege() throws SQLException {
		try (Session superuser = ledger.superuser()) {
			assertThat(superuser
				.rows("""
						SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
						WHERE p.pronamespace = 'public'::regnamespace AND a.grantee = 0
						UNION ALL SELECT c.oid::regclass::text FROM pg_class c, aclexplode(c.relacl) a
						WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 0
						UNION ALL SELECT d.datname::text FROM pg_database d,
						aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
						WHERE d.datname = current_database() AND a.grantee = 0"""))
				.isEmpty();
		}
	}

	@Test
	void securityDefinerFunctionsHaveAFixedSearchPath() throws SQLException {
		try (Session superuser = ledger.superuser()) {
			assertThat(superuser.rows("""
					SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
					AND NOT coalesce('search_path=public, pg_temp' = ANY (proconfig), false)""")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void rolesHaveNoExtraAttribute(DatabaseRole role) throws SQLException {
		try (Session superuser = ledger.superuser()) {
			assertThat(superuser.row("""
					SELECT rolcanlogin, rolsuper, rolcreatedb, rolbypassrls, rolreplication, rolcreaterole
					FROM pg_roles WHERE rolname = '%s'""".formatted(role.roleName())))
				.isEqualTo("t|f|f|f|f|" + ((role == DatabaseRole.OWNER) ? "t" : "f"));
			assertThat(superuser.rows("SELECT 1 FROM pg_auth_members WHERE member = '%s'::regrole AND inherit_option"
				.formatted(role.roleName()))).isEmpty();
		}
	}

	@Test
	void servicesHaveTimeouts() throws SQLException {
		for (DatabaseRole role : SERVICES) {
			try (Session session = ledger.login(role)) {
				assertThat(session.row("SHOW idle_in_transaction_session_timeout")).isEqualTo("2s");
				assertThat(session.row("SHOW statement_timeout")).isEqualTo((role == RESET) ? "4s" : "2s");
				assertThat(session.row("SHOW tcp_user_timeout")).isEqualTo((role == DISPLAY) ? "5000" : "0");
			}
		}
		try (Session session = ledger.login(OPERATOR)) {
			assertThat(session.row("SHOW idle_in_transaction_session_timeout")).isEqualTo("10s");
			assertThat(session.row("SHOW statement_timeout")).isEqualTo("30s");
			assertThat(session.row("SHOW default_transaction_read_only")).isEqualTo("on");
		}
	}

}
