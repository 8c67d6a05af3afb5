package dev.counter.display;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page and its sum are of one moment, during concurrent changes.
 */
class LedgerTests extends DisplayTest {

	private static final Paging NEWEST = new Paging(OptionalLong.empty(), OptionalLong.empty(), 500, null);

	private final LedgerEntries ledger;

	@Autowired
	LedgerTests(LedgerEntries ledger) {
		this.ledger = ledger;
	}

	@Test
	void showsASumThatItsEntriesHaveWhileOthersAddAndReset() {
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
			for (int round = 1; !done.get(); round++) {
				addNumbers(1 + round % 5);
				if (round % 20 == 0) {
					database.execute("select counter_reset(null, '203.0.113.7')");
				}
			}
		});
		try {
			int pages = 0;
			for (long entries = 0; pages < 300 || entries == 0; pages++) {
				EntryPage page = EntryPage.read(this.ledger, NEWEST);
				entries = page.entries().size();
				assertThat(page.sum().entries()).isEqualTo(entries);
				assertThat(page.sum().total()).isEqualByComparingTo(
						page.entries().stream().map(EntryLine::value).reduce(BigDecimal.ZERO, BigDecimal::add));
			}
		}
		finally {
			done.set(true);
			writer.join();
		}
	}

	@Test
	void keepsEveryDigit() {
		add("9999999999999999.9999", "203.0.113.7");
		add("-0.0001", "203.0.113.7");
		assertThat(EntryPage.read(this.ledger, NEWEST).entries()).extracting(EntryLine::plainValue)
			.containsExactly("-0.0001", "9999999999999999.9999");
	}

}
