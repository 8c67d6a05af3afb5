package dev.counter.e2e.release;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.counter.contract.Schema;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import dev.counter.e2e.ledger.Ledger;
import dev.counter.local.data.StartupException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A release is put in place of another under a constant load of all three services: no
 * request fails, and no add is lost or doubled. The schema goes first, so that the old
 * services meet the next one.
 *
 * <p>
 * {@code -Dcounter.rollout=50000} answers at least so many requests, with two instances
 * of display and reset and the time that targets drain in production.
 */
class RollingReleaseIT {

	private static final int REQUESTS = Integer.getInteger("counter.rollout", 1000);

	private static final boolean LONG = System.getProperty("counter.rollout") != null;

	private static final Duration DRAIN = LONG ? Times.DRAIN : Duration.ofSeconds(1);

	private static final Duration PAUSE = Duration.ofMillis(LONG ? 20 : 40);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** What expands, and the entry that Flyway makes of it. */
	private static final String NEXT_MIGRATION = """
			alter table counter_entry add column expanded text;
			insert into flyway_schema_history
			  select max(installed_rank) + 1, '%s', 'expand', 'SQL', 'expand', 0, current_user, now(), 0, true
			  from flyway_schema_history""";

	private static final Fleet FLEET = Fleet.of("first",
			Map.of(Service.ADDER, 1, Service.DISPLAY, LONG ? 2 : 1, Service.RESET, LONG ? 2 : 1));

	@BeforeAll
	static void warmUp() {
		ConstantLoad load = ConstantLoad.on(FLEET.client(), PAUSE);
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> load.answered() >= REQUESTS / 10);
		load.stop();
	}

	@AfterAll
	static void stop() {
		FLEET.close();
	}

	@BeforeEach
	void startFromZero() {
		assertThat(FLEET.client().reset().status()).isEqualTo(200);
	}

	@Test
	void failsNoRequestAndLosesNoAddWhileSchemaAndServicesAreReplaced() throws SQLException {
		ConstantLoad load = ConstantLoad.on(FLEET.client(), PAUSE);
		migrate();
		Map<Service, Set<String>> expected = new EnumMap<>(Service.class);
		for (Service service : List.of(Service.DISPLAY, Service.RESET, Service.ADDER)) {
			expected.put(service, Set.of(FLEET.replace(service, "second", DRAIN), "second"));
		}
		assertThat(answered(load).releases()).isEqualTo(expected);
	}

	@Test
	void keepsServingWhenANewVersionNeverGetsReady() {
		ConstantLoad load = ConstantLoad.on(FLEET.client(), PAUSE);
		// It finds no schema there, and waits for one.
		Instance unready = FLEET.instance(Service.DISPLAY, "unready", PATIENCE,
				Map.of(Variable.DATABASE_NAME, "postgres"));
		unready.startUntilItSays("Not ready: the schema has version 0");
		Awaitility.await().pollDelay(DRAIN).atMost(PATIENCE).until(() -> !unready.isReady());
		unready.stop();
		if (LONG) {
			endsAtOnce();
		}
		assertThat(answered(load).releases().values()).hasSize(3)
			.allSatisfy((releases) -> assertThat(releases).hasSize(1).doesNotContain("unready", "broken"));
	}

	private static void endsAtOnce() {
		Instance broken = FLEET.instance(Service.ADDER, "broken", PATIENCE, Map.of(Variable.DATABASE_POOL_SIZE, "0"));
		assertThatThrownBy(broken::start).isInstanceOf(StartupException.class)
			.hasMessageContaining("adder ends with exit code");
		broken.stop();
	}

	/** As the next release's migrator does it, before that release's services start. */
	private static void migrate() throws SQLException {
		try (Connection connection = FLEET.database().connectAsSuperuser(Variable.DATABASE_NAME.defaultText());
				Statement statement = connection.createStatement()) {
			statement.execute(NEXT_MIGRATION.formatted(Schema.REQUIRED_VERSION + 1));
		}
	}

	/** Ends a load that met no failure, and whose adds are all in the ledger once. */
	private static ConstantLoad.Result answered(ConstantLoad load) {
		Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> load.answered() >= REQUESTS);
		ConstantLoad.Result result = load.stop();
		System.out.printf("Rolling release: %d requests, %d failures, %d adds acknowledged, %d removed, releases %s%n",
				result.requests(), result.failures().size(), result.added(), result.removed(), result.releases());
		assertThat(result.failures()).isEmpty();
		assertThat(result.answered()).isEqualTo(result.requests());
		long left = result.added() - result.removed();
		assertThat(FLEET.ledger().read()).isEqualTo(Ledger.of(BigDecimal.valueOf(left), left));
		return result;
	}

}
