package dev.counter.display;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a page costs does not depend on how many entries there are.
 */
@Import(EntriesPlanTests.Recording.class)
class EntriesPlanTests extends DisplayTest {

	private final LedgerEntries entries;

	private final List<String> statements;

	@Autowired
	EntriesPlanTests(LedgerEntries entries, Recording recording) {
		this.entries = entries;
		this.statements = recording.statements;
	}

	@Test
	void readsAPageInOneStatementFromTheIndexAlone() throws SQLException {
		addNumbers(100_000);
		database.execute("vacuum analyze counter_entry");
		this.statements.clear();
		this.entries.before(50_000, 100);
		this.entries.after(50_000, 100);
		assertThat(this.statements).hasSize(2).allSatisfy((statement) -> {
			String plan = plan(statement);
			assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan on counter_entry", "Sort");
			assertThat(plan).contains("rows=100 ");
		});
	}

	/** The server's names for it come after the fifth time on a connection. */
	@Test
	void isPlannedOnceForEveryReader(@Autowired JdbcTemplate connection) {
		addNumbers(100_000);
		database.execute("analyze counter_entry");
		IntStream.range(0, 30).forEach((i) -> this.entries.before(50_000 + i, 100 + i));
		assertThat(connection.queryForMap("""
				select sum(custom_plans)::int as anew, sum(generic_plans) > 20 as once
				from pg_prepared_statements where statement like '%lateral%'""")).containsEntry("anew", 0)
			.containsEntry("once", true);
	}

	/** A kept plan stays when the table grows. */
	@Test
	void walksTheIndexWhereItWasPlannedWithoutEntries(@Autowired JdbcTemplate connection) {
		database.execute("truncate counter_entry");
		database.execute("analyze counter_entry");
		this.statements.clear();
		this.entries.before(50_000, 100);
		this.entries.after(50_000, 100);
		assertThat(this.statements).hasSize(2).allSatisfy((statement) -> {
			String sql = statement.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2");
			assertThat(connection.<String>execute((StatementCallback<String>) (session) -> kept(session, sql)))
				.contains("Index Scan")
				.doesNotContain("Seq Scan on counter_entry");
		});
	}

	private static String kept(Statement session, String sql) throws SQLException {
		session.execute("prepare page as " + sql);
		try {
			return lines(session, "explain execute page (50000, 100)");
		}
		finally {
			session.execute("deallocate page");
		}
	}

	private static String plan(String statement) throws SQLException {
		String sql = statement.replaceFirst("\\?", "50000").replaceFirst("\\?", "100");
		assertThat(sql).doesNotContain("?");
		try (Connection connection = database.superuser().getConnection();
				Statement session = connection.createStatement()) {
			return lines(session, "explain (analyze, timing off) " + sql);
		}
	}

	private static String lines(Statement session, String sql) throws SQLException {
		StringBuilder plan = new StringBuilder();
		try (ResultSet lines = session.executeQuery(sql)) {
			while (lines.next()) {
				plan.append(lines.getString(1)).append('\n');
			}
		}
		return plan.toString();
	}

	/** Remembers each statement that is sent. */
	@TestConfiguration
	static class Recording {

		private final List<String> statements = new ArrayList<>();

		@Bean
		HibernatePropertiesCustomizer recordStatements() {
			StatementInspector recorder = (sql) -> {
				this.statements.add(sql);
				return sql;
			};
			return (properties) -> properties.put("hibernate.session_factory.statement_inspector", recorder);
		}

	}

}
