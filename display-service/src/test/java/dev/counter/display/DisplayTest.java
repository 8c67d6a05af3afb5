package dev.counter.display;

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
abstract class DisplayTest {

	static final MigratedDatabase database = MigratedDatabase.create();

	TestClient client;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		database.environment(DatabaseRole.DISPLAY).forEach((name, value) -> properties.add(name, () -> value));
	}

	@BeforeEach
	void empty(@Autowired Environment environment) {
		this.client = TestClient.of(environment.getRequiredProperty("local.server.port", Integer.class));
		database.clear();
	}

	/** The current generation as links and answers carry it. */
	static String generation() {
		return database.query("select resets || '-' || left(ledger::text, 8) from counter_total");
	}

	/** Adds 1, 2, 3 and so on, each from an address of its own. */
	static void addNumbers(int count) {
		database.execute("""
				insert into counter_entry (value, ip_address)
				select n, inet '10.0.0.0' + n from generate_series(1, %s) n""".formatted(count));
	}

	static void add(String value, String address) {
		database.execute("insert into counter_entry (value, ip_address) values (%s, '%s')".formatted(value, address));
	}

}
