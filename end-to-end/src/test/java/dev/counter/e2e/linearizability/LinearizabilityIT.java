package dev.counter.e2e.linearizability;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.counter.contract.Routes;
import dev.counter.e2e.ConcurrentClients;
import dev.counter.e2e.linearizability.Step.Kind;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Linearizability: concurrent clients add, repeat, read and reset, and one order of all
 * operations explains every response.
 *
 * <p>
 * {@code -Dcounter.histories=1000} checks more histories, {@code -Dcounter.seed=4711}
 * begins with that one.
 */
class LinearizabilityIT {

	private static final int HISTORIES = Integer.getInteger("counter.histories", 60);

	private static final long SEED = Long.getLong("counter.seed", System.nanoTime() % 1_000_000);

	private static final int CLIENTS = 4;

	private static final int REQUESTS = 6;

	private static final int ATTEMPTS = 20;

	private final TestClient client = TestSystem.shared().client();

	@Test
	void historiesOfConcurrentClientsAreLinearizable() {
		for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
			retry(this.client::reset);
			List<Step> steps = history(seed);
			assertThat(new History(steps).isLinearizable()).as("seed %d: %s", seed, steps).isTrue();
		}
	}

	private List<Step> history(long seed) {
		AtomicInteger adds = new AtomicInteger();
		List<Step> all = new ArrayList<>();
		for (List<Step> own : ConcurrentClients.run(CLIENTS,
				(number) -> () -> play(new Random(seed * CLIENTS + number), adds))) {
			int offset = all.size();
			own.forEach((step) -> all.add(new Step(step.kind(), step.number(), step.begin(), step.end(),
					(step.after() < 0) ? -1 : step.after() + offset)));
		}
		return all;
	}

	private List<Step> play(Random random, AtomicInteger adds) {
		List<Step> steps = new ArrayList<>();
		List<Sent> sent = new ArrayList<>();
		for (int request = 0; request < REQUESTS; request++) {
			int choice = random.nextInt(20);
			if (choice < 9) {
				Sent fresh = new Sent(UUID.randomUUID(), 1L << adds.getAndIncrement(), steps.size());
				sent.add(fresh);
				add(fresh, steps);
			}
			else if (choice < 12 && !sent.isEmpty()) {
				add(sent.get(random.nextInt(sent.size())), steps);
			}
			else if (choice < 15) {
				read(Routes.TOTAL, steps);
			}
			else if (choice < 19) {
				read(Routes.ENTRIES + "?limit=500", steps);
			}
			else {
				reset(steps);
			}
		}
		return steps;
	}

	/** Retries while the response is 503: a repeated add has a key. */
	private static HttpResponse<String> retry(Supplier<HttpResponse<String>> request) {
		HttpResponse<String> answer = request.get();
		for (int attempt = 1; attempt < ATTEMPTS && answer.statusCode() == 503; attempt++) {
			answer = request.get();
		}
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer;
	}

	/** An add appends and then reads; a repetition only reads. */
	private void add(Sent add, List<Step> steps) {
		long begin = System.nanoTime();
		HttpResponse<String> answer = retry(() -> this.client.add(String.valueOf(add.value()), add.key().toString()));
		long end = System.nanoTime();
		if (add.step() == steps.size()) {
			steps.add(new Step(Kind.APPEND, add.value(), begin, end, -1));
		}
		steps.add(new Step(Kind.READ, Long.parseLong(json(answer).get("total").asString()), begin, end, add.step()));
	}

	private void read(String path, List<Step> steps) {
		long begin = System.nanoTime();
		HttpResponse<String> answer = retry(() -> this.client.get(path));
		long end = System.nanoTime();
		long sum = path.equals(Routes.TOTAL) ? Long.parseLong(json(answer).get("total").asString()) : 0;
		if (!path.equals(Routes.TOTAL)) {
			for (JsonNode entry : json(answer).get("entries")) {
				sum += Long.parseLong(entry.get("value").asString());
			}
		}
		steps.add(new Step(Kind.READ, sum, begin, end, -1));
	}

	private void reset(List<Step> steps) {
		long begin = System.nanoTime();
		HttpResponse<String> answer = retry(this.client::reset);
		long end = System.nanoTime();
		steps.add(new Step(Kind.RESET, json(answer).get("removed").asLong(), begin, end, -1));
	}

	/**
	 * Add that can be repeated.
	 *
	 * @param key its key
	 * @param value its value, a power of two
	 * @param step the index of its step among those of its client
	 */
	private record Sent(UUID key, long value, int step) {
	}

}
