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
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Adds from 64 connections, three resets and a slow reader of the CSV at once: what was
 * acknowledged is there or was removed, and the running totals are true.
 *
 * <p>
 * {@code -Dcounter.adds=100000} makes it longer.
 */
class LedgerUnderLoadIT {

	private static final int ADDS = Integer.getInteger("counter.adds", 10_000);

	private static final int ADDERS = 64;

	private static final int RESETS = 3;

	private static final BigDecimal VALUE = new BigDecimal("0.0001");

	private final RunningCounter counter = RunningCounter.shared();

	private final Client client = this.counter.client();

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger added = new AtomicInteger();

	@BeforeEach
	void startWithSomethingToRead() {
		assertThat(this.client.reset().status()).isEqualTo(200);
		this.counter.ledger().insert(20_000);
		assertThat(this.client.reset().json().get("removed").asInt()).isEqualTo(20_000);
	}

	@Test
	void losesAndDoublesNothing() {
		long deadlocks = this.counter.ledger().deadlocks();
		List<Long> removed = Crowd.of(ADDERS + 2, (number) -> () -> switch (number) {
			case 0 -> resets();
			case 1 -> readSlowly();
			default -> add();
		});
		assertThat(this.added).hasValue(ADDS);
		long left = ADDS - removed.stream().mapToLong(Long::longValue).sum();
		assertThat(this.counter.ledger().read()).isEqualTo(Ledger.of(VALUE.multiply(BigDecimal.valueOf(left)), left));
		assertThat(this.counter.ledger().deadlocks()).isEqualTo(deadlocks);
	}

	private long add() {
		while (this.begun.getAndIncrement() < ADDS) {
			Answer answer = this.client.addSurely(VALUE.toPlainString());
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			this.added.incrementAndGet();
		}
		return 0;
	}

	private long resets() {
		long removed = 0;
		for (int reset = 1; reset <= RESETS; reset++) {
			while (this.added.get() < ADDS * reset / (RESETS + 1)) {
				assertThat(this.client.get(Routes.TOTAL).status()).isEqualTo(200);
			}
			Answer answer = this.client.reset();
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			removed += answer.json().get("removed").asLong();
		}
		return removed;
	}

	/** A reader that takes a little at a time, and asks for something else in between. */
	private long readSlowly() throws IOException, InterruptedException {
		HttpClient http = HttpClient.newHttpClient();
		while (this.added.get() < ADDS) {
			HttpResponse<InputStream> response = http.send(this.client.request(Routes.ENTRIES_CSV).build(),
					BodyHandlers.ofInputStream());
			assertThat(response.statusCode()).isEqualTo(200);
			try (InputStream body = response.body()) {
				while (body.readNBytes(512).length > 0 && this.added.get() < ADDS) {
					assertThat(this.client.get(Routes.TOTAL).status()).isEqualTo(200);
				}
			}
			catch (IOException ex) {
				// A reset in between ends the download, visibly.
				assertThat(this.counter.ledger().resets()).isPositive();
			}
		}
		return 0;
	}

}
