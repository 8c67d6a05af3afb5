package dev.counter.e2e.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.counter.e2e.Crowd;
import dev.counter.e2e.chaos.Journal.Known;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever dies: an add that was acknowledged is there exactly once, and any other at
 * most once.
 *
 * <p>
 * {@code ./mvnw -Pchaos} kills a hundred times; {@code -Dcounter.chaos.kills=7} sets how
 * often, {@code -Dcounter.chaos.seed=4711} repeats the blows of the round with that seed,
 * and those that followed it.
 */
class ChaosIT {

	private static final int KILLS = Integer.getInteger("counter.chaos.kills", 4);

	private static final long SEED = Long.getLong("counter.chaos.seed", System.nanoTime() % 1_000_000);

	private static final int CLIENTS = 24;

	private static final int MOST_BLOWS = 3;

	private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);

	private final Map<Known, Long> adds = new EnumMap<>(Known.class);

	@Test
	void losesNothingAndCountsNothingTwice() throws IOException, SQLException {
		try (Rig rig = new Rig()) {
			int kills = 0;
			for (long seed = SEED; kills < KILLS; seed++) {
				kills += round(rig, seed);
			}
		}
		System.out.printf("chaos: %s, adds %s, 0 lost, 0 doubled%n", this.blows, this.adds);
	}

	private int round(Rig rig, long seed) throws SQLException {
		Random random = new Random(seed);
		List<Blow> falling = IntStream.rangeClosed(0, random.nextInt(MOST_BLOWS))
			.mapToObj((number) -> Blow.values()[random.nextInt(Blow.values().length)])
			.toList();
		rig.clear();
		long resets = rig.resets();
		Journal journal = new Journal();
		AtomicBoolean on = new AtomicBoolean(true);
		Crowd.of(CLIENTS + 1, (number) -> () -> {
			if (number < CLIENTS) {
				new JournalingClient(seed * CLIENTS + number, journal, rig).addWhile(on);
			}
			else {
				strike(rig, falling, random, journal, on);
			}
			return true;
		});
		rig.awaitStillness();
		List<String> wrong = new ArrayList<>();
		try (Connection connection = rig.connect()) {
			wrong.addAll(new Verdict(connection).contradictions(journal, resets));
		}
		falling.forEach((blow) -> this.blows.merge(blow, 1, Integer::sum));
		for (Known known : Known.values()) {
			this.adds.merge(known, journal.count(known), Long::sum);
		}
		System.out.printf("chaos: seed %d, %s, %d added, %d in doubt, %d refused, %d resets, %d contradictions%n", seed,
				falling, journal.count(Known.ADDED), journal.count(Known.DOUBT), journal.count(Known.NOTHING),
				rig.audits(), wrong.size());
		assertThat(wrong.stream().limit(20)).as("seed %d, %s", seed, falling).isEmpty();
		assertThat(rig.audits()).isBetween((long) journal.resets(), (long) journal.resets() + journal.doubtfulResets());
		return (int) falling.stream().filter(Blow::isKill).count();
	}

	private static void strike(Rig rig, List<Blow> falling, Random random, Journal journal, AtomicBoolean on) {
		try {
			for (Blow blow : falling) {
				pause(100 + random.nextInt(900));
				if (random.nextInt(2) == 0) {
					JournalingClient.reset(rig, journal);
				}
				blow.fallOn(rig, random);
			}
			pause(500);
		}
		finally {
			on.set(false);
		}
	}

	private static void pause(int millis) {
		Instant end = Instant.now().plusMillis(millis);
		await().atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> Instant.now().isAfter(end));
	}

}
