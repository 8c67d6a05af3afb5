package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import dev.counter.e2e.ConcurrentClients;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Idempotency keys: one key adds one entry.
 */
class IdempotencyIT {

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	@BeforeEach
	void reset() {
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
	}

	@Test
	void keyOfFiftyConcurrentRequestsIsAddedOnce() {
		String key = UUID.randomUUID().toString();
		List<HttpResponse<String>> answers = ConcurrentClients.run(50, (number) -> () -> this.client.add("1.5", key));
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			assertThat(json(answer).get("id")).isEqualTo(json(answers.get(0)).get("id"));
			assertThat(json(answer).get("value").asString()).isEqualTo("1.5");
		});
		assertThat(this.system.database().ledger()).isEqualTo(Ledger.of(new BigDecimal("1.5"), 1));
	}

	@Test
	void keyOutlivesReset() {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> first = this.client.add("2", key);
		assertThat(json(this.client.reset()).get("removed").asLong()).isEqualTo(1);
		HttpResponse<String> again = this.client.add("2.0", key);
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
		assertThat(this.client.add("3", key).statusCode()).isEqualTo(422);
		assertThat(this.system.database().ledger()).isEqualTo(Ledger.of(BigDecimal.ZERO, 0));
	}

}
