package dev.counter.e2e.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import dev.counter.e2e.ledger.Ledger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of generated requests over raw sockets, most of them wrong: each is answered,
 * none by a 5xx, and the ledger is true afterwards. A failure names the seed that makes
 * the request again.
 */
class MalformedRequestsIT {

	private static final int REQUESTS = Integer.getInteger("counter.malformed", 5_000);

	private final RunningCounter counter = RunningCounter.shared();

	private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

	@Test
	void areAnsweredWithoutA5xxAndLeaveTheLedgerTrue() {
		URI address = this.counter.client().address();
		AtomicInteger next = new AtomicInteger();
		Crowd.of(8, (number) -> () -> {
			for (int seed = next.getAndIncrement(); seed < REQUESTS; seed = next.getAndIncrement()) {
				check(seed, RawExchange.of(address, MalformedRequest.of(MalformedRequest.seeded(seed)).text()));
			}
			return true;
		});
		assertThat(this.answers).containsKeys(400, 404, 405, 413, 415).containsKey(200);
		Ledger ledger = this.counter.ledger().read();
		assertThat(ledger).isEqualTo(Ledger.of(ledger.sum(), ledger.count()));
		System.out.println("Answers to generated requests: " + new TreeMap<>(this.answers));
	}

	private void check(int seed, RawExchange exchange) {
		int status = exchange.status();
		assertThat(status).as("seed %d: %s", seed, exchange).isBetween(200, 499);
		assertThat(exchange.answer()).as("seed %d", seed).doesNotContain("\tat ", "Exception");
		this.answers.computeIfAbsent(status, (key) -> new AtomicInteger()).incrementAndGet();
	}

}
