package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

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
 * Concurrent adds and reads: no response shows a total that cannot have existed.
 */
class ConcurrentAddsIT {

	private static final int ADDERS = 64;

	private static final int ADDS_EACH = 25;

	private static final int READERS = 8;

	private static final int SCALE = 4;

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	/** In ten-thousandths, like the next. */
	private final AtomicLong begun = new AtomicLong();

	private final AtomicLong acknowledged = new AtomicLong();

	private final AtomicInteger adding = new AtomicInteger(ADDERS);

	private final AtomicBoolean read = new AtomicBoolean();

	@BeforeEach
	void reset() {
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
	}

	@Test
	void totalLiesBetweenAcknowledgedAndBegunAdds() {
		ConcurrentClients.run(ADDERS + READERS, (number) -> () -> {
			if (number < ADDERS) {
				add(number);
			}
			else {
				read();
			}
			return true;
		});
		assertThat(this.read).isTrue();
		assertThat(this.system.database().ledger())
			.isEqualTo(Ledger.of(BigDecimal.valueOf(this.begun.get(), SCALE), ADDERS * ADDS_EACH));
	}

	private void add(int adder) {
		try {
			for (int i = 0; i < ADDS_EACH; i++) {
				long value = adder * ADDS_EACH + i + 1L;
				this.begun.addAndGet(value);
				long atLeast = this.acknowledged.get() + value;
				HttpResponse<String> answer = this.client
					.addWithRetry(BigDecimal.valueOf(value, SCALE).toPlainString());
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
				assertThat(total(answer)).isBetween(atLeast, this.begun.get());
				this.acknowledged.addAndGet(value);
			}
		}
		finally {
			this.adding.decrementAndGet();
		}
	}

	private void read() {
		while (this.adding.get() > 0) {
			long atLeast = this.acknowledged.get();
			HttpResponse<String> answer = this.client.get(Routes.TOTAL);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			assertThat(total(answer)).isBetween(atLeast, this.begun.get());
			this.read.set(true);
		}
	}

	private static long total(HttpResponse<String> answer) {
		return new BigDecimal(json(answer).get("total").asString()).movePointRight(SCALE).longValueExact();
	}

}
