package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.counter.contract.Routes;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A crowd adds while others read: no answer shows a sum that could not have been.
 */
class ConcurrentAddsIT {

	private static final int ADDERS = 64;

	private static final int ADDS_EACH = 25;

	private static final int READERS = 8;

	private static final int SCALE = 4;

	private final RunningCounter counter = RunningCounter.shared();

	private final Client client = this.counter.client();

	/** In ten-thousandths, as the next. */
	private final AtomicLong begun = new AtomicLong();

	private final AtomicLong acknowledged = new AtomicLong();

	private final AtomicInteger adding = new AtomicInteger(ADDERS);

	private final AtomicBoolean read = new AtomicBoolean();

	@BeforeEach
	void startFromZero() {
		assertThat(this.client.reset().status()).isEqualTo(200);
	}

	@Test
	void everySumThatIsReadLiesBetweenWhatWasAcknowledgedAndWhatWasBegun() {
		Crowd.of(ADDERS + READERS, (number) -> () -> {
			if (number < ADDERS) {
				add(number);
			}
			else {
				read();
			}
			return true;
		});
		assertThat(this.read).isTrue();
		assertThat(this.counter.ledger().read())
			.isEqualTo(Ledger.of(BigDecimal.valueOf(this.begun.get(), SCALE), ADDERS * ADDS_EACH));
	}

	private void add(int adder) {
		try {
			for (int i = 0; i < ADDS_EACH; i++) {
				long value = adder * ADDS_EACH + i + 1L;
				this.begun.addAndGet(value);
				long atLeast = this.acknowledged.get() + value;
				Answer answer = this.client.addSurely(BigDecimal.valueOf(value, SCALE).toPlainString());
				assertThat(answer.status()).as(answer.body()).isEqualTo(200);
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
			Answer answer = this.client.get(Routes.TOTAL);
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			assertThat(total(answer)).isBetween(atLeast, this.begun.get());
			this.read.set(true);
		}
	}

	private static long total(Answer answer) {
		return new BigDecimal(answer.json().get("total").asString()).movePointRight(SCALE).longValueExact();
	}

}
