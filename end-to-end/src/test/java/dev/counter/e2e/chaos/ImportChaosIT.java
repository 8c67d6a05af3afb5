package dev.counter.e2e.chaos;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.Instance;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Chaos test of imports: whatever is killed, each line of a file is added exactly once,
 * and an import that is undone leaves nothing.
 *
 * <p>
 * {@code ./mvnw -Pchaos} kills a hundred times; {@code -Dcounter.chaos.kills=7} sets how
 * often, {@code -Dcounter.chaos.seed=4711} repeats the faults of the round with that seed
 * and of those after it.
 */
class ImportChaosIT {

	private static final int KILLS = Integer.getInteger("counter.chaos.kills", 4);

	private static final long SEED = Long.getLong("counter.chaos.seed", System.nanoTime() % 1_000_000);

	private static final int LINES = 100_000;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Map<String, Integer> faults = new TreeMap<>();

	private final TestSystem system = TestSystem.create();

	private final Instance adder = this.system.start(Service.ADDER,
			Map.of(Variable.FILES_PER_DAY, "1000000", Variable.FILES_BYTES_PER_DAY, String.valueOf(1L << 40)));

	@Test
	void killsLoseNoLineAndAddNoneTwice() {
		try (this.system) {
			int kills = 0;
			for (long seed = SEED; kills < KILLS; seed++) {
				kills += round(new Random(seed), seed);
			}
		}
		System.out.printf("import chaos: %s, 0 lines lost, 0 doubled%n", this.faults);
	}

	/** Returns the number of kills. */
	private int round(Random random, long seed) {
		this.system.database().clear();
		this.system.database().insert(3);
		long first = random.nextInt(1_000_000);
		String path = begin(upload(
				LongStream.range(first, first + LINES).mapToObj(String::valueOf).collect(Collectors.joining("\n"))));
		int kills = injectUntilEnd(path, random);
		assertThat(state(path)).as("seed %d", seed).isEqualTo("done");
		Ledger sums = Ledger
			.of(BigDecimal.valueOf(LINES * first + (long) LINES * (LINES - 1) / 2 + 3).stripTrailingZeros(), LINES + 3);
		assertThat(this.system.database().ledger()).as("seed %d", seed).isEqualTo(sums);
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> this.client().send("DELETE", path, BodyPublishers.noBody()).statusCode() == 200);
		kills += injectUntilEnd(path, random);
		assertThat(state(path)).as("seed %d", seed).isEqualTo("undone");
		assertThat(this.system.database().ledger()).as("seed %d", seed).isEqualTo(Ledger.of(BigDecimal.valueOf(3), 3));
		return kills;
	}

	/** Repeated while S3 of the round before starts again. */
	private String upload(String content) {
		return TestClient
			.json(await().atMost(PATIENCE)
				.ignoreExceptions()
				.until(() -> this.client()
					.send("PUT", Routes.UPLOAD + "/numbers.csv", BodyPublishers.ofString(content)),
						(answer) -> answer.statusCode() == 201))
			.path("url")
			.asString();
	}

	/** A repeated request returns the same import. */
	private String begin(String file) {
		String body = "{\"file\": \"%s\"}".formatted(file);
		return TestClient.header(
				await().atMost(PATIENCE)
					.ignoreExceptions()
					.until(() -> this.client().postJson(Routes.IMPORTS, body), (answer) -> answer.statusCode() == 202),
				"Location");
	}

	private int injectUntilEnd(String path, Random random) {
		int kills = 0;
		while (isActive(path)) {
			pause(random.nextInt(600));
			if (random.nextInt(3) > 0 && isActive(path)) {
				inject(random.nextInt(4));
				kills++;
				expireLease();
			}
		}
		return kills;
	}

	private void inject(int fault) {
		String name = switch (fault) {
			case 0 -> {
				this.adder.kill();
				yield "KILL_ADDER";
			}
			case 1 -> {
				Fault.signalPostmaster(this.system.database(), "KILL");
				yield "KILL_POSTGRESQL";
			}
			case 2 -> {
				Fault.signalPostmaster(this.system.database(), "QUIT");
				yield "QUIT_POSTGRESQL";
			}
			default -> {
				this.system.s3().handle().ifPresent(ProcessHandle::destroyForcibly);
				yield "KILL_S3";
			}
		};
		this.faults.merge(name, 1, Integer::sum);
	}

	/** Spares the test the wait for the lease of a process that was killed. */
	private void expireLease() {
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.untilAsserted(() -> this.system.database()
				.execute("update import set lease_until = null where lease_until is not null"));
	}

	private boolean isActive(String path) {
		return state(path).matches("waiting|checking|adding|undoing");
	}

	private String state(String path) {
		return await().atMost(PATIENCE).ignoreExceptions().until(() -> {
			HttpResponse<String> response = this.client().get(path);
			assertThat(response.statusCode()).isEqualTo(200);
			return TestClient.json(response).path("state").asString();
		}, (state) -> !state.isEmpty());
	}

	private TestClient client() {
		return new TestClient(this.adder.address());
	}

	private static void pause(int millis) {
		long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
		await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() > end);
	}

}
