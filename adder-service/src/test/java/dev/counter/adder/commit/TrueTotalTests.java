package dev.counter.adder.commit;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.entry.AddCommand;
import dev.counter.adder.entry.Entries;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The total of an answer includes every add that was acknowledged before, and its own.
 */
@RunningAdder
class TrueTotalTests {

	private static final int CLIENTS = 32;

	private static final int ADDS = 100;

	private final AtomicLong asked = new AtomicLong();

	private final AtomicLong acknowledged = new AtomicLong();

	@Test
	void totalLiesBetweenAcknowledgedAndRequestedAdds(@Autowired Entries entries, @Autowired LedgerReader totals,
			@Autowired MigratedDatabase database) {
		database.clear();
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try (GroupCommit one = new GroupCommit(entries, totals);
				GroupCommit another = new GroupCommit(entries, totals)) {
			List<GroupCommit> adders = List.of(one, another);
			CompletableFuture
				.allOf(IntStream.range(0, CLIENTS)
					.mapToObj((client) -> CompletableFuture.runAsync(() -> add(adders.get(client % 2)), clients))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		finally {
			clients.shutdownNow();
		}
		assertThat(totals.current().total()).isEqualByComparingTo(BigDecimal.valueOf(CLIENTS * ADDS));
	}

	private void add(GroupCommit adder) {
		for (int i = 0; i < ADDS; i++) {
			long before = this.acknowledged.get();
			this.asked.incrementAndGet();
			AddResult committed = adder.add(new AddCommand(BigDecimal.ONE, null, InetAddress.getLoopbackAddress()))
				.join();
			assertThat(committed.snapshot().total().longValueExact()).isBetween(before + 1, this.asked.get());
			this.acknowledged.incrementAndGet();
		}
	}

}
