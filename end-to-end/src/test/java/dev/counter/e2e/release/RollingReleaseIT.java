package dev.counter.e2e.release;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.counter.contract.Schema;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import dev.counter.local.data.StartupException;
import dev.counter.testsupport.system.Instance;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Rolling release under constant load of all three services: no request fails, and no add
 * is lost or doubled. The schema is migrated first, so that the old services run on the
 * next one.
 *
 * <p>
 * {@code -Dcounter.rollout=50000} answers at least so many requests, with two instances
 * of display and reset and the deregistration delay of production.
 */
class RollingReleaseIT {

	private static final int REQUESTS = Integer.getInteger("counter.rollout", 1000);

	private static final boolean LONG = System.getProperty("counter.rollout") != null;

	private static final Duration DRAIN = LONG ? Times.DRAIN : Duration.ofSeconds(1);

	private static final Duration PAUSE = Duration.ofMillis(LONG ? 20 : 40);

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	/** An expanding migration, and its row in Flyway's history. */
	private static final String NEXT_MIGRATION = """
			alter table counter_entry add column expanded text;
			insert into flyway_schema_history
			  select max(installed_rank) + 1, '%s', 'expand', 'SQL', 'expand', 0, current_user, now(), 0, true
			  from flyway_schema_history""";

	private static final TestSystem SYSTEM = TestSystem.create();

	@BeforeAll
	static void startFirstRelease() {
		// No server dies here, and a slow disk must not fail a request.
		SYSTEM.database()
			.execute("alter database " + Variable.DATABASE_NAME.defaultText() + " set synchronous_commit = off");
		for (Service service : Service.values()) {
			for (int number = 0; number < ((LONG && service != Service.ADDER) ? 2 : 1); number++) {
				start(service, "first");
			}
		}
		ConstantLoad warmUp = ConstantLoad.start(SYSTEM.client(), PAUSE);
		await().atMost(TIMEOUT).until(() -> warmUp.answered() >= REQUESTS / 10);
		warmUp.stop();
	}

	@AfterAll
	static void stop() {
		SYSTEM.close();
	}

	@BeforeEach
	void reset() {
		assertThat(SYSTEM.client().reset().statusCode()).isEqualTo(200);
	}

	@Test
	void releaseOfSchemaAndServicesFailsNoRequestAndLosesNoAdd() {
		ConstantLoad load = ConstantLoad.start(SYSTEM.client(), PAUSE);
		// As the migrator of the next release does it, before that release's services.
		SYSTEM.database().execute(NEXT_MIGRATION.formatted(Schema.REQUIRED_VERSION + 1));
		Map<Service, Set<String>> expected = new EnumMap<>(Service.class);
		for (Service service : List.of(Service.DISPLAY, Service.RESET, Service.ADDER)) {
			replace(service, "second");
			expected.put(service, Set.of("first", "second"));
		}
		assertThat(stopWithoutFailure(load).releases()).isEqualTo(expected);
	}

	@Test
	void releaseThatNeverGetsReadyFailsNoRequest() {
		ConstantLoad load = ConstantLoad.start(SYSTEM.client(), PAUSE);
		// It finds no schema in this database, and waits for one.
		Instance unready = SYSTEM.create(Service.DISPLAY,
				Map.of(Variable.COUNTER_RELEASE, "unready", Variable.DATABASE_NAME, "postgres"));
		unready.startInBackground();
		await().atMost(TIMEOUT).until(() -> unready.hasLogged("Not ready: the schema has version 0"));
		await().pollDelay(DRAIN).atMost(TIMEOUT).until(() -> !unready.isReady());
		unready.stop();
		if (LONG) {
			Instance broken = SYSTEM.create(Service.ADDER,
					Map.of(Variable.COUNTER_RELEASE, "broken", Variable.DATABASE_POOL_SIZE, "0"));
			assertThatThrownBy(broken::start).isInstanceOf(StartupException.class)
				.hasMessageContaining("adder ends with exit code");
			broken.stop();
		}
		assertThat(stopWithoutFailure(load).releases().values()).hasSize(3)
			.allSatisfy((releases) -> assertThat(releases).hasSize(1).doesNotContain("unready", "broken"));
	}

	/** Replaces each instance as AWS does: start, deregister, drain, stop. */
	private static void replace(Service service, String release) {
		for (Instance old : SYSTEM.targets(service)) {
			start(service, release);
			SYSTEM.deregister(old);
			await().pollDelay(DRAIN).atMost(DRAIN.plusMinutes(1)).until(() -> true);
			old.stop();
		}
	}

	private static void start(Service service, String release) {
		SYSTEM.start(service, Map.of(Variable.COUNTER_RELEASE, release));
	}

	/** Ends a load that had no failure, and whose adds are in the ledger once. */
	private static ConstantLoad.Result stopWithoutFailure(ConstantLoad load) {
		await().atMost(Duration.ofMinutes(10)).until(() -> load.answered() >= REQUESTS);
		ConstantLoad.Result result = load.stop();
		System.out.printf("Rolling release: %d requests, %d failures, %d adds acknowledged, %d removed, releases %s%n",
				result.requests(), result.failures().size(), result.added(), result.removed(), result.releases());
		assertThat(result.failures()).isEmpty();
		assertThat(result.answered()).isEqualTo(result.requests());
		long left = result.added() - result.removed();
		assertThat(SYSTEM.database().ledger()).isEqualTo(Ledger.of(BigDecimal.valueOf(left), left));
		return result;
	}

}
