package dev.counter.e2e.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database goes away under load, stopped or frozen: clients get a 503 in time, no
 * process is restarted, and what was acknowledged is there afterwards.
 *
 * <p>
 * {@code -Dcounter.outage=10} sets the seconds that it stays away.
 */
class OutageIT {

	private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("counter.outage", 3));

	/** The deadline, and what a busy machine adds to it. */
	private static final Duration IN_TIME = Times.DATABASE_DEADLINE.plusSeconds(3);

	private final RunningCounter counter = RunningCounter.shared();

	private final Client client = this.counter.client();

	private final AtomicBoolean on = new AtomicBoolean(true);

	private final AtomicInteger added = new AtomicInteger();

	private final AtomicInteger inDoubt = new AtomicInteger();

	private final AtomicInteger unavailable = new AtomicInteger();

	@BeforeEach
	void startFromZero() {
		assertThat(this.client.reset().status()).isEqualTo(200);
	}

	@Test
	void answersUnavailableWhileTheDatabaseIsStopped() {
		survives(this.counter::stopDatabase, this.counter::startDatabase);
	}

	@Test
	void answersUnavailableWhileTheDatabaseIsFrozen() {
		survives(this.counter::freezeDatabase, this.counter::thawDatabase);
	}

	private void survives(Runnable away, Runnable back) {
		List<Long> processes = this.counter.processes();
		Crowd.of(17, (number) -> () -> {
			if (number == 0) {
				outage(away, back);
			}
			else {
				keepAdding();
			}
			return true;
		});
		assertThat(this.unavailable).as("503 answers").hasPositiveValue();
		assertThat(this.counter.processes()).isEqualTo(processes);
		Ledger ledger = this.counter.ledger().read();
		assertThat(ledger.count()).isBetween(this.added.longValue(), this.added.longValue() + this.inDoubt.get());
		assertThat(ledger).isEqualTo(Ledger.of(BigDecimal.valueOf(ledger.count()), ledger.count()));
		System.out.printf("%d added, %d refused, %d in doubt, %d in the ledger%n", this.added.get(),
				this.unavailable.get(), this.inDoubt.get(), ledger.count());
	}

	private void outage(Runnable away, Runnable back) {
		try {
			await().until(() -> this.added.get() > 100);
			away.run();
			Instant end = Instant.now().plus(OUTAGE);
			await().atMost(OUTAGE.plusSeconds(20)).until(() -> this.unavailable.get() > 0);
			for (String path : List.of(Routes.HOME, Routes.ADDER, Routes.DISPLAY, Routes.RESET, Routes.TOTAL)) {
				Answer answer = this.client.get(path);
				assertThat(answer.status()).as(path).isEqualTo(503);
				assertThat(answer.header("Retry-After")).as(path).isNotEmpty();
			}
			await().atMost(OUTAGE.plusSeconds(20)).until(() -> Instant.now().isAfter(end));
			back.run();
			int before = this.added.get();
			await().atMost(Duration.ofSeconds(30)).until(() -> this.added.get() > before + 100);
		}
		finally {
			this.on.set(false);
		}
	}

	private void keepAdding() {
		while (this.on.get()) {
			Instant start = Instant.now();
			Answer answer = this.client.add("1");
			assertThat(Duration.between(start, Instant.now())).isLessThan(IN_TIME);
			switch (answer.status()) {
				case 200 -> this.added.incrementAndGet();
				case 503 -> refused(answer);
				default -> throw new AssertionError(answer.status() + ": " + answer.body());
			}
		}
	}

	private void refused(Answer answer) {
		assertThat(answer.header("Retry-After")).as(answer.body()).isNotEmpty();
		this.unavailable.incrementAndGet();
		if (answer.json().get("type").asString().endsWith("outcome-unknown")) {
			this.inDoubt.incrementAndGet();
		}
	}

}
