package dev.counter.e2e.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.Routes;
import dev.counter.e2e.ConcurrentClients;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Load test of the ledger: adds from 64 connections, three resets and a slow download of
 * the CSV at once lose no acknowledged add, and the running totals stay true.
 *
 * <p>
 * {@code -Dcounter.adds=100000} makes it longer.
 */
class LedgerUnderLoadIT {

	private static final int ADDS = Integer.getInteger("counter.adds", 10_000);

	private static final int ADDERS = 64;

	private static final int RESETS = 3;

	private static final BigDecimal VALUE = new BigDecimal("0.0001");

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger added = new AtomicInteger();

	@BeforeEach
	void insertAndReset() {
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
		this.system.database().insert(20_000);
		assertThat(json(this.client.reset()).get("removed").asInt()).isEqualTo(20_000);
	}

	@Test
	void concurrentAddsAndResetsLoseAndDoubleNoAdd() {
		long deadlocks = deadlocks();
		List<Long> removed = ConcurrentClients.run(ADDERS + 2, (number) -> () -> switch (number) {
			case 0 -> resets();
			case 1 -> readSlowly();
			default -> add();
		});
		assertThat(this.added).hasValue(ADDS);
		long left = ADDS - removed.stream().mapToLong(Long::longValue).sum();
		assertThat(this.system.database().ledger())
			.isEqualTo(Ledger.of(VALUE.multiply(BigDecimal.valueOf(left)), left));
		assertThat(deadlocks()).isEqualTo(deadlocks);
	}

	private long deadlocks() {
		return this.system.database()
			.number("select deadlocks from pg_stat_database where datname = current_database()");
	}

	private long add() {
		while (this.begun.getAndIncrement() < ADDS) {
			HttpResponse<String> answer = this.client.addWithRetry(VALUE.toPlainString());
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			this.added.incrementAndGet();
		}
		return 0;
	}

	private long resets() {
		long removed = 0;
		for (int reset = 1; reset <= RESETS; reset++) {
			while (this.added.get() < ADDS * reset / (RESETS + 1)) {
				assertThat(this.client.get(Routes.TOTAL).statusCode()).isEqualTo(200);
			}
			HttpResponse<String> answer = this.client.reset();
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			removed += json(answer).get("removed").asLong();
		}
		return removed;
	}

	/** Downloads the CSV slowly, with other requests in between. */
	private long readSlowly() throws IOException, InterruptedException {
		HttpClient http = HttpClient.newHttpClient();
		while (this.added.get() < ADDS) {
			HttpResponse<InputStream> response = http.send(this.client.request(Routes.ENTRIES_CSV).build(),
					BodyHandlers.ofInputStream());
			assertThat(response.statusCode()).isEqualTo(200);
			try (InputStream body = response.body()) {
				while (body.readNBytes(512).length > 0 && this.added.get() < ADDS) {
					assertThat(this.client.get(Routes.TOTAL).statusCode()).isEqualTo(200);
				}
			}
			catch (IOException ex) {
				// A reset ends the download visibly.
				assertThat(this.system.database().resets()).isPositive();
			}
		}
		return 0;
	}

}
