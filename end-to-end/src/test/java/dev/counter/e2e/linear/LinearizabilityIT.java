package dev.counter.e2e.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.counter.contract.Routes;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import dev.counter.e2e.linear.Step.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several clients add, repeat, read and reset as they like: each answer is explained by
 * one order in which all of it happened.
 *
 * <p>
 * {@code -Dcounter.histories=1000} looks at more of them, {@code -Dcounter.seed=4711}
 * begins with that one.
 */
class LinearizabilityIT {

	private static final int HISTORIES = Integer.getInteger("counter.histories", 60);

	private static final long SEED = Long.getLong("counter.seed", System.nanoTime() % 1_000_000);

	private static final int CLIENTS = 4;

	private static final int REQUESTS = 6;

	private static final int ATTEMPTS = 20;

	private final Client client = RunningCounter.shared().client();

	@Test
	void explainsEachAnswerByOneOrder() {
		for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
			served(this.client::reset);
			List<Step> steps = history(seed);
			assertThat(new History(steps).isLinearizable()).as("seed %d: %s", seed, steps).isTrue();
		}
	}

	private List<Step> history(long seed) {
		AtomicInteger adds = new AtomicInteger();
		List<Step> all = new ArrayList<>();
		for (List<Step> own : Crowd.of(CLIENTS, (number) -> () -> play(new Random(seed * CLIENTS + number), adds))) {
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

	/**
	 * A 503 says that nothing was done, or of an add with a key, that asking again tells.
	 */
	private static Answer served(Supplier<Answer> request) {
		Answer answer = request.get();
		for (int attempt = 1; attempt < ATTEMPTS && answer.status() == 503; attempt++) {
			answer = request.get();
		}
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer;
	}

	/** An add appends, and then reads; a repetition only reads. */
	private void add(Sent add, List<Step> steps) {
		long begin = System.nanoTime();
		Answer answer = served(() -> this.client.add(String.valueOf(add.value()), add.key().toString()));
		long end = System.nanoTime();
		if (add.step() == steps.size()) {
			steps.add(new Step(Kind.APPEND, add.value(), begin, end, -1));
		}
		steps.add(new Step(Kind.READ, Long.parseLong(answer.json().get("total").asString()), begin, end, add.step()));
	}

	private void read(String path, List<Step> steps) {
		long begin = System.nanoTime();
		Answer answer = served(() -> this.client.get(path));
		long end = System.nanoTime();
		long sum = path.equals(Routes.TOTAL) ? Long.parseLong(answer.json().get("total").asString()) : 0;
		if (!path.equals(Routes.TOTAL)) {
			for (JsonNode entry : answer.json().get("entries")) {
				sum += Long.parseLong(entry.get("value").asString());
			}
		}
		steps.add(new Step(Kind.READ, sum, begin, end, -1));
	}

	private void reset(List<Step> steps) {
		long begin = System.nanoTime();
		Answer answer = served(this.client::reset);
		long end = System.nanoTime();
		steps.add(new Step(Kind.RESET, answer.json().get("removed").asLong(), begin, end, -1));
	}

	/**
	 * An add that can be repeated.
	 *
	 * @param key its key
	 * @param value its value, a power of two
	 * @param step the place of its step among those of its client
	 */
	private record Sent(UUID key, long value, int step) {
	}

}
