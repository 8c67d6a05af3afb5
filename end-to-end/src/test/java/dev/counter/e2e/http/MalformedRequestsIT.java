package dev.counter.e2e.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.e2e.ConcurrentClients;
import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzz test of whole requests over raw sockets, most of them malformed: each gets a
 * response, none a 5xx, and the running totals stay true. A failure names the seed of its
 * request.
 */
class MalformedRequestsIT {

	private static final int REQUESTS = Integer.getInteger("counter.malformed", 5_000);

	private final TestSystem system = TestSystem.shared();

	private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

	@Test
	void malformedRequestsGetNoServerErrorAndLeaveTotalsTrue() {
		int port = this.system.client().server().getPort();
		AtomicInteger next = new AtomicInteger();
		ConcurrentClients.run(8, (number) -> () -> {
			for (int seed = next.getAndIncrement(); seed < REQUESTS; seed = next.getAndIncrement()) {
				check(seed, RawExchange.of(port, MalformedRequest.of(MalformedRequest.seeded(seed)).text()));
			}
			return true;
		});
		assertThat(this.answers).containsKeys(400, 404, 405, 413, 415).containsKey(200);
		Ledger ledger = this.system.database().ledger();
		assertThat(ledger.hasTrueTotals()).as(ledger.toString()).isTrue();
		System.out.println("Responses to generated requests: " + new TreeMap<>(this.answers));
	}

	private void check(int seed, RawExchange exchange) {
		int status = exchange.status();
		assertThat(status).as("seed %d: %s", seed, exchange).isBetween(200, 499);
		assertThat(exchange.response()).as("seed %d", seed).doesNotContain("\tat ", "Exception");
		this.answers.computeIfAbsent(status, (key) -> new AtomicInteger()).incrementAndGet();
	}

}
