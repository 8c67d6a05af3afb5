package dev.counter.e2e.start;

import java.time.Duration;

import dev.counter.contract.Service;
import dev.counter.local.LocalStack;
import dev.counter.local.Options;
import dev.counter.testsupport.Repository;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Local stack with the packaged jars: what {@code ./mvnw -Prun} starts.
 */
class LocalStackIT {

	@Test
	void localStackServesEveryPageAndRestartsAServiceThatDies() {
		Options options = Options.of(TestSystem.newFolder(), Repository.ROOT).withPort(0).withPreparedBeans();
		try (LocalStack stack = new LocalStack(options, System.out::println).start()) {
			TestClient client = new TestClient(stack.address());
			for (Service service : Service.values()) {
				assertThat(client.getPage(service.page()).statusCode()).as(service.key()).isEqualTo(200);
			}
			ProcessHandle adder = stack.service(Service.ADDER).handle().orElseThrow();
			adder.destroyForcibly();
			await().atMost(Duration.ofMinutes(3))
				.until(() -> stack.service(Service.ADDER).handle().filter((now) -> !now.equals(adder)).isPresent()
						&& client.getPage(Service.ADDER.page()).statusCode() == 200);
		}
	}

}
