package dev.counter.reset;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.http.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service, somebody who visits it, and an empty ledger.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
abstract class ResetTest {

	static final MigratedDatabase database = MigratedDatabase.create();

	TestClient client;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		database.environment(DatabaseRole.RESET).forEach((name, value) -> properties.add(name, () -> value));
	}

	@BeforeEach
	void empty(@Autowired Environment environment) {
		this.client = TestClient.of(environment.getRequiredProperty("local.server.port", Integer.class));
		database.clear();
	}

	/** Adds 1, 2, 3 and so on. */
	static void addNumbers(int count) {
		database.execute("""
				insert into counter_entry (value, ip_address)
				select n, '203.0.113.7' from generate_series(1, %s) n""".formatted(count));
	}

	/** The current generation as links and answers carry it. */
	static String generation() {
		return text("select resets || '-' || left(ledger::text, 8) from counter_total");
	}

	static long number(String query) {
		return Long.parseLong(text(query));
	}

	static String text(String query) {
		try (Connection connection = database.superuser().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(query, ex);
		}
	}

}
