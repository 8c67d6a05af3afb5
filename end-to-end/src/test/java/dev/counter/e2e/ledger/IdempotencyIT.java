package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key is worth one entry, however often and however fast it comes.
 */
class IdempotencyIT {

	private final RunningCounter counter = RunningCounter.shared();

	private final Client client = this.counter.client();

	@BeforeEach
	void startFromZero() {
		assertThat(this.client.reset().status()).isEqualTo(200);
	}

	@Test
	void addsOnceForFiftyRequestsAtOnceWithOneKey() {
		String key = UUID.randomUUID().toString();
		List<Answer> answers = Crowd.of(50, (number) -> () -> this.client.add("1.5", key));
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			assertThat(answer.json().get("id")).isEqualTo(answers.get(0).json().get("id"));
			assertThat(answer.json().get("value").asString()).isEqualTo("1.5");
		});
		assertThat(this.counter.ledger().read()).isEqualTo(Ledger.of(new BigDecimal("1.5"), 1));
	}

	@Test
	void remembersAKeyOverAReset() {
		String key = UUID.randomUUID().toString();
		Answer first = this.client.add("2", key);
		assertThat(this.client.reset().json().get("removed").asLong()).isEqualTo(1);
		Answer again = this.client.add("2.0", key);
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
		assertThat(this.client.add("3", key).status()).isEqualTo(422);
		assertThat(this.counter.ledger().read()).isEqualTo(Ledger.of(BigDecimal.ZERO, 0));
	}

}
