package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.e2e.ConcurrentClients;
import dev.counter.local.postgres.PostgresServer;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.counter.testsupport.http.TestClient.header;
import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Outage of the database under load: clients get a 503 within the deadline, no process is
 * restarted, and no acknowledged add is lost.
 *
 * <p>
 * {@code -Dcounter.outage=10} sets its duration in seconds.
 */
class OutageIT {

	private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("counter.outage", 3));

	/** The deadline, and a margin for a busy machine. */
	private static final Duration IN_TIME = Times.DATABASE_DEADLINE.plusSeconds(3);

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	private final PostgresServer server = this.system.database().server();

	private final AtomicBoolean running = new AtomicBoolean(true);

	private final AtomicInteger added = new AtomicInteger();

	private final AtomicInteger unknown = new AtomicInteger();

	private final AtomicInteger unavailable = new AtomicInteger();

	@BeforeEach
	void reset() {
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
	}

	@Test
	void requestsAreAnsweredUnavailableWhileDatabaseIsStopped() {
		assertOutage(this.server::stop, this.server::start);
	}

	@Test
	void requestsAreAnsweredUnavailableWhileDatabaseIsFrozen() {
		assertOutage(this.server::freeze, this.server::thaw);
	}

	private void assertOutage(Runnable begin, Runnable end) {
		List<ProcessHandle> processes = processes();
		ConcurrentClients.run(17, (number) -> () -> {
			if (number == 0) {
				outage(begin, end);
			}
			else {
				keepAdding();
			}
			return true;
		});
		assertThat(this.unavailable).as("503 answers").hasPositiveValue();
		assertThat(processes()).isEqualTo(processes);
		Ledger ledger = this.system.database().ledger();
		assertThat(ledger.count()).isBetween(this.added.longValue(), this.added.longValue() + this.unknown.get());
		assertThat(ledger).isEqualTo(Ledger.of(BigDecimal.valueOf(ledger.count()), ledger.count()));
		System.out.printf("%d added, %d refused, %d unknown, %d in the ledger%n", this.added.get(),
				this.unavailable.get(), this.unknown.get(), ledger.count());
	}

	private List<ProcessHandle> processes() {
		return Stream.of(Service.values()).map((service) -> this.system.instance(service).process()).toList();
	}

	private void outage(Runnable begin, Runnable end) {
		try {
			await().until(() -> this.added.get() > 100);
			begin.run();
			Instant ended = Instant.now().plus(OUTAGE);
			await().atMost(OUTAGE.plusSeconds(20)).until(() -> this.unavailable.get() > 0);
			for (String path : List.of(Routes.HOME, Routes.ADDER, Routes.DISPLAY, Routes.RESET, Routes.TOTAL)) {
				HttpResponse<String> answer = this.client.get(path);
				assertThat(answer.statusCode()).as(path).isEqualTo(503);
				assertThat(header(answer, "Retry-After")).as(path).isNotEmpty();
			}
			await().atMost(OUTAGE.plusSeconds(20)).until(() -> Instant.now().isAfter(ended));
			end.run();
			int before = this.added.get();
			await().atMost(Duration.ofSeconds(30)).until(() -> this.added.get() > before + 100);
		}
		finally {
			this.running.set(false);
		}
	}

	private void keepAdding() {
		while (this.running.get()) {
			Instant start = Instant.now();
			HttpResponse<String> answer = this.client.add("1");
			assertThat(Duration.between(start, Instant.now())).isLessThan(IN_TIME);
			switch (answer.statusCode()) {
				case 200 -> this.added.incrementAndGet();
				case 503 -> refused(answer);
				default -> throw new AssertionError(answer.statusCode() + ": " + answer.body());
			}
		}
	}

	private void refused(HttpResponse<String> answer) {
		assertThat(header(answer, "Retry-After")).as(answer.body()).isNotEmpty();
		this.unavailable.incrementAndGet();
		if (json(answer).get("type").asString().endsWith("outcome-unknown")) {
			this.unknown.incrementAndGet();
		}
	}

}
