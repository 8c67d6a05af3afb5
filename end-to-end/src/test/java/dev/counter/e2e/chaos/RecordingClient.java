package dev.counter.e2e.chaos;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.counter.contract.Headers;
import dev.counter.testsupport.http.TestClient;

/**
 * Client that retries each add under its idempotency key, at either adder, until it is
 * acknowledged. Some adds are sent to both adders at once, and some are given up, so that
 * their outcome stays unknown.
 */
final class RecordingClient {

	private static final int GIVES_UP_ONCE_IN = 20;

	private static final int SENDS_TO_BOTH_ONCE_IN = 10;

	private static final int MAX_ATTEMPTS = 200;

	private static final Executor NEW_THREAD = (task) -> new Thread(task, "second-request").start();

	private static final AtomicLong VALUES = new AtomicLong();

	private final Random random;

	private final ClientHistory history;

	private final ChaosHarness harness;

	RecordingClient(long seed, ClientHistory history, ChaosHarness harness) {
		this.random = new Random(seed);
		this.history = history;
		this.harness = harness;
	}

	/** Adds while the flag is set, and then completes the last add. */
	void addWhile(AtomicBoolean running) {
		while (running.get()) {
			UUID key = new UUID(this.random.nextLong(), this.random.nextLong());
			BigDecimal value = BigDecimal.valueOf(VALUES.incrementAndGet(), 4);
			this.history.begin(key, value);
			for (int attempt = 0; attempt < MAX_ATTEMPTS && !add(key, value); attempt++) {
				if (running.get() && this.random.nextInt(GIVES_UP_ONCE_IN) == 0) {
					break;
				}
			}
		}
	}

	private boolean add(UUID key, BigDecimal value) {
		boolean frontDoor = this.random.nextBoolean();
		TestClient first = frontDoor ? this.harness.frontDoor().client() : this.harness.secondAdderClient();
		if (this.random.nextInt(SENDS_TO_BOTH_ONCE_IN) > 0) {
			return add(first, key, value);
		}
		TestClient second = frontDoor ? this.harness.secondAdderClient() : this.harness.frontDoor().client();
		CompletableFuture<Boolean> concurrent = CompletableFuture.supplyAsync(() -> add(second, key, value),
				NEW_THREAD);
		boolean acknowledged = add(first, key, value);
		return concurrent.join() || acknowledged;
	}

	private boolean add(TestClient client, UUID key, BigDecimal value) {
		try {
			HttpResponse<String> response = client.add(value.toPlainString(), key.toString());
			if (response.statusCode() == 200) {
				this.history.acknowledge(key, TestClient.json(response).get("id").asLong());
				return true;
			}
			recordFailure(key, response);
		}
		catch (UncheckedIOException ex) {
			this.history.setUnknown(key);
		}
		return false;
	}

	/** Only the adder can say that nothing was added: the front door does not know. */
	private void recordFailure(UUID key, HttpResponse<String> response) {
		String body = response.body();
		if (response.statusCode() < 500) {
			throw new AssertionError("An add was answered with " + response.statusCode() + ": " + body);
		}
		if (response.statusCode() != 503 || !(body.contains("database-unavailable") || body.contains("busy"))
				|| TestClient.header(response, Headers.RELEASE).isEmpty()) {
			this.history.setUnknown(key);
		}
	}

	/** Resets the counter once. */
	static void reset(ChaosHarness harness, ClientHistory history) {
		try {
			history.addReset(harness.frontDoor().client().reset().statusCode() == 200);
		}
		catch (UncheckedIOException ex) {
			history.addReset(false);
		}
	}

}
