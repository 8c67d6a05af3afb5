package dev.counter.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.counter.e2e.ConcurrentClients;
import dev.counter.e2e.chaos.ClientHistory.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Chaos test: under injected faults an acknowledged add is in the ledger exactly once,
 * and any other at most once.
 *
 * <p>
 * {@code ./mvnw -Pchaos} kills a hundred times; {@code -Dcounter.chaos.kills=7} sets how
 * often, {@code -Dcounter.chaos.seed=4711} repeats the faults of the round with that seed
 * and of those after it.
 */
class ChaosIT {

	private static final int KILLS = Integer.getInteger("counter.chaos.kills", 4);

	private static final long SEED = Long.getLong("counter.chaos.seed", System.nanoTime() % 1_000_000);

	private static final int CLIENTS = 24;

	private static final int MAX_FAULTS = 3;

	private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);

	private final Map<Outcome, Long> adds = new EnumMap<>(Outcome.class);

	@Test
	void faultsLoseNoAcknowledgedAddAndCountNoAddTwice() throws SQLException {
		try (ChaosHarness harness = new ChaosHarness()) {
			int kills = 0;
			for (long seed = SEED; kills < KILLS; seed++) {
				kills += round(harness, seed);
			}
		}
		System.out.printf("chaos: %s, adds %s, 0 lost, 0 doubled%n", this.faults, this.adds);
	}

	/** Returns the number of kills. */
	private int round(ChaosHarness harness, long seed) throws SQLException {
		Random random = new Random(seed);
		List<Fault> injected = IntStream.rangeClosed(0, random.nextInt(MAX_FAULTS))
			.mapToObj((number) -> Fault.values()[random.nextInt(Fault.values().length)])
			.toList();
		harness.database().clear();
		long resets = harness.database().resets();
		ClientHistory history = new ClientHistory();
		AtomicBoolean running = new AtomicBoolean(true);
		ConcurrentClients.run(CLIENTS + 1, (number) -> () -> {
			if (number < CLIENTS) {
				new RecordingClient(seed * CLIENTS + number, history, harness).addWhile(running);
			}
			else {
				inject(harness, injected, random, history, running);
			}
			return true;
		});
		harness.awaitIdleDatabase();
		List<String> violations;
		try (Connection connection = harness.database().connect()) {
			violations = new InvariantCheck(connection).violations(history, resets);
		}
		injected.forEach((fault) -> this.faults.merge(fault, 1, Integer::sum));
		for (Outcome outcome : Outcome.values()) {
			this.adds.merge(outcome, history.count(outcome), Long::sum);
		}
		System.out.printf("chaos: seed %d, %s, %d acknowledged, %d unknown, %d rejected, %d resets, %d violations%n",
				seed, injected, history.count(Outcome.ACKNOWLEDGED), history.count(Outcome.UNKNOWN),
				history.count(Outcome.REJECTED), harness.audits(), violations.size());
		assertThat(violations.stream().limit(20)).as("seed %d, %s", seed, injected).isEmpty();
		assertThat(harness.audits()).isBetween((long) history.resets(),
				(long) history.resets() + history.unknownResets());
		return (int) injected.stream().filter(Fault::isKill).count();
	}

	private static void inject(ChaosHarness harness, List<Fault> faults, Random random, ClientHistory history,
			AtomicBoolean running) {
		try {
			for (Fault fault : faults) {
				pause(100 + random.nextInt(900));
				if (random.nextInt(2) == 0) {
					RecordingClient.reset(harness, history);
				}
				fault.inject(harness, random);
			}
			pause(500);
		}
		finally {
			running.set(false);
		}
	}

	private static void pause(int millis) {
		Instant end = Instant.now().plusMillis(millis);
		await().atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> Instant.now().isAfter(end));
	}

}
