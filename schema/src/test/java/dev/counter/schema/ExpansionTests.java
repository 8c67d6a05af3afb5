package dev.counter.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.counter.contract.Schema;
import dev.counter.contract.Variable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expand and contract: a schema keeps what the previous release uses and requires nothing
 * new of it. Each version's interface is recorded in a file of its own.
 */
class ExpansionTests {

	private static final Path FOLDER = Path.of("src/test/resources/dev/counter/schema/offers");

	/** The columns that an insert must contain. */
	private static final String DEMAND = "demands ";

	private static final String OFFERS = """
			select grantee || ' ' || lower(privilege_type) || ' ' || table_name || '.' || column_name || ' '
			    || (select data_type from information_schema.columns c
			        where c.table_name = p.table_name and c.column_name = p.column_name)
			  from information_schema.column_privileges p
			  where grantee in ('counter_adder', 'counter_display', 'counter_reset')
			union all
			select r.rolname || ' execute ' || f.oid::regprocedure || ' ' || pg_get_function_result(f.oid)
			  from pg_proc f join pg_roles r on r.rolname in ('counter_adder', 'counter_display', 'counter_reset')
			  where f.pronamespace = 'public'::regnamespace and has_function_privilege(r.oid, f.oid, 'execute')
			union all
			select distinct 'demands ' || table_name || '.' || column_name
			  from information_schema.columns c
			  where is_nullable = 'NO' and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'
			    and exists (select from information_schema.column_privileges p where p.table_name = c.table_name
			      and privilege_type = 'INSERT' and grantee in ('counter_adder', 'counter_display', 'counter_reset'))
			order by 1""";

	private static List<String> offers = List.of();

	private static int version;

	@BeforeAll
	static void migrate() throws SQLException, MigrationException {
		Map<String, String> environment = Server.emptyDatabase();
		new Migrator(environment, System.out).run();
		try (Session session = Server.superuser(environment.getOrDefault(Variable.DATABASE_NAME.name(), ""))) {
			offers = session.rows(OFFERS);
			version = (int) session.number("select version from " + Schema.VERSION_VIEW);
		}
	}

	@Test
	void interfaceIsRecorded() throws IOException {
		Path now = Files.createDirectories(Path.of("target/offers")).resolve(version + ".txt");
		Files.write(now, offers);
		assertThat(FOLDER.resolve(version + ".txt")).as("what version %d offers; copy %s", version, now)
			.hasSameTextualContentAs(now);
	}

	@ParameterizedTest
	@MethodSource("before")
	void interfaceOfThePreviousReleaseIsKept(Path before) throws IOException {
		List<String> used = Files.readAllLines(before);
		assertThat(offers).containsAll(used.stream().filter((line) -> !line.startsWith(DEMAND)).toList());
		assertThat(used)
			.containsAll(offers.stream().filter((line) -> line.startsWith(DEMAND) && isFilled(line, used)).toList());
	}

	/** Whether the previous release inserts into the table of the column. */
	private static boolean isFilled(String demand, List<String> used) {
		String table = " insert " + demand.substring(DEMAND.length(), demand.indexOf('.') + 1);
		return used.stream().anyMatch((line) -> line.contains(table));
	}

	/** The previous version; this one while it is the first. */
	static List<Path> before() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			List<Path> versions = files.sorted((one, other) -> number(one) - number(other)).toList();
			return versions.subList(Math.max(0, versions.size() - 2), versions.size());
		}
	}

	private static int number(Path file) {
		return Integer.parseInt(file.getFileName().toString().replace(".txt", ""));
	}

}
