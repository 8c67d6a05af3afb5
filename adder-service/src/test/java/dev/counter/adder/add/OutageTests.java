package dev.counter.adder.add;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.counter.adder.Visitor;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.StallingProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Adds during an outage of the database.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "DATABASE_POOL_SIZE=2" })
@Import(Visitor.class)
@DirtiesContext
class OutageTests {

	private static final MigratedDatabase DATABASE = MigratedDatabase.create();

	private static final StallingProxy PROXY = new StallingProxy(DATABASE.port());

	private static final DataSource OTHER = DATABASE.superuser();

	private static final String END_CONNECTIONS = """
			select pg_terminate_backend(pid) from pg_stat_activity
			where usename = 'counter_adder' and datname = current_database()""";

	private final Visitor client;

	private final JdbcClient ledger = JdbcClient.create(DATABASE.superuser());

	private final String key = UUID.randomUUID().toString();

	@Autowired
	OutageTests(Visitor client) {
		this.client = client;
	}

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		DATABASE.environment(DatabaseRole.ADDER).forEach((name, value) -> properties.add(name, () -> value));
		properties.add("DATABASE_PORT", PROXY::port);
	}

	@AfterAll
	static void stop() {
		PROXY.close();
	}

	@BeforeEach
	void awaitTheDatabase() {
		DATABASE.execute("grant select on counter_total to counter_adder");
		await().atMost(Duration.ofSeconds(20)).until(() -> add(UUID.randomUUID().toString()).statusCode() == 200);
	}

	@Test
	void retryWithKeyAddsOnce() {
		add(UUID.randomUUID().toString());
		long before = entries();
		PROXY.freeze();
		HttpResponse<String> lost = add(this.key);
		assertThat(lost.statusCode()).isEqualTo(503);
		assertThat(lost.headers().firstValue("Retry-After")).contains("2");
		assertThat(lost.body()).contains("urn:counter:problem:outcome-unknown", "same idempotency key");
		PROXY.thaw();
		await().atMost(Duration.ofSeconds(20)).until(() -> add(this.key).statusCode() == 200);
		assertThat(entries()).isEqualTo(before + 1);
	}

	@Test
	void lockedTableIs503WithoutEffect() {
		long before = entries();
		long begin = System.nanoTime();
		HttpResponse<String> answer = whileTheTableIsTaken(() -> add(this.key));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Times.DATABASE_DEADLINE.plusMillis(500));
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("urn:counter:problem:database-unavailable", "nothing was changed");
		assertThat(entries()).isEqualTo(before);
	}

	@Test
	void unreadableSumLeavesOutcomeUnknown() {
		long before = entries();
		DATABASE.execute("revoke select on counter_total from counter_adder");
		HttpResponse<String> answer = add(this.key);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("urn:counter:problem:outcome-unknown", "was added with id");
		assertThat(entries()).isEqualTo(before + 1);
	}

	@Test
	void readOnlyServerIs503WithoutEffect() {
		long before = entries();
		String role = "alter role counter_adder in database " + DATABASE.name();
		DATABASE.execute(role + " set default_transaction_read_only = on;" + END_CONNECTIONS);
		try {
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(
						() -> assertThat(add(this.key).body()).contains("database-unavailable", "\"status\":503"));
		}
		finally {
			DATABASE.execute(role + " reset default_transaction_read_only;" + END_CONNECTIONS);
		}
		assertThat(entries()).isEqualTo(before);
	}

	@Test
	void visitorGetsErrorPage() {
		add(this.key);
		PROXY.freeze();
		HttpResponse<String> page = this.client.postForm(Routes.ADDER, "number=1&key=" + this.key, "Accept",
				"text/html");
		PROXY.thaw();
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body()).contains("<h1", "Outcome unknown");
	}

	private static <T> T whileTheTableIsTaken(Supplier<T> work) {
		return Objects
			.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(OTHER)).execute((transaction) -> {
				JdbcClient.create(OTHER).sql("lock table counter_entry in access exclusive mode").update();
				return work.get();
			}));
	}

	private HttpResponse<String> add(String withKey) {
		return this.client.postJson(Routes.ADD_NUMBER, "{\"number\": 1}", "Idempotency-Key", withKey);
	}

	private long entries() {
		return this.ledger.sql("select count(*) from counter_entry").query(Long.class).single();
	}

}
