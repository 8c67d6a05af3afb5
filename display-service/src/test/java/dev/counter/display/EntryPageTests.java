package dev.counter.display;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page leads to those beside it, where there are any.
 */
class EntryPageTests {

	private static final UUID LEDGER = UUID.fromString("9f1c2d34-5b6a-4c7d-8e9f-001122334455");

	private static final String GENERATION = "&generation=0-9f1c2d34";

	@Test
	void showsTheNewestFirstHoweverTheyWereRead() {
		assertThat(page(before(8), 1, 9, 5, 7, 6).entries()).extracting(EntryLine::id).containsExactly(7L, 6L, 5L);
		assertThat(page(after(4), 1, 9, 5, 6, 7).entries()).extracting(EntryLine::id).containsExactly(7L, 6L, 5L);
	}

	@Test
	void leadsBothWaysFromTheMiddle() {
		EntryPage page = page(before(8), 1, 9, 7, 6);
		assertThat(page.newer("/x")).contains("/x?after=7&limit=2" + GENERATION);
		assertThat(page.older("/x")).contains("/x?before=6&limit=2" + GENERATION);
	}

	@Test
	void leadsNowhereBeyondTheFirstAndTheLast() {
		assertThat(page(before(4), 1, 3, 3, 2, 1).older("/x")).isEmpty();
		assertThat(page(before(4), 1, 3, 3, 2, 1).newer("/x")).isEmpty();
	}

	@Test
	void goesOnInTheDirectionThatWasAskedFor() {
		assertThat(page(before(8), 1, 9, 7, 6).next("/x")).contains("/x?before=6&limit=2" + GENERATION);
		assertThat(page(after(5), 1, 9, 7, 6).next("/x")).contains("/x?after=7&limit=2" + GENERATION);
		assertThat(page(after(7), 1, 9, 9, 8).next("/x")).isEmpty();
		assertThat(page(before(3), 1, 9, 2, 1).next("/x")).isEmpty();
	}

	@Test
	void leadsBackFromAPageWithoutEntries() {
		assertThat(page(before(1), 1, 9).newer("/x")).contains("/x?after=0&limit=2" + GENERATION);
		assertThat(page(before(0), 1, 9).newer("/x")).contains("/x?after=0&limit=2" + GENERATION);
		assertThat(page(before(1), 1, 9).older("/x")).isEmpty();
		assertThat(page(after(9), 1, 9).older("/x")).contains("/x?before=10&limit=2" + GENERATION);
		assertThat(page(after(9), 1, 9).newer("/x")).isEmpty();
		assertThat(page(after(Long.MAX_VALUE), 1, 9).newer("/x")).isEmpty();
	}

	@Test
	void leadsNowhereFromAnEmptyLedger() {
		LedgerRow ledger = new LedgerRow(BigDecimal.ZERO, 0, 1, 0, LEDGER, null, null, null, null, null, null);
		for (Paging paging : List.of(before(5), after(5),
				new Paging(OptionalLong.empty(), OptionalLong.empty(), 2, null))) {
			EntryPage page = EntryPage.of(List.of(ledger), paging);
			assertThat(page.newer("/x")).isEmpty();
			assertThat(page.older("/x")).isEmpty();
		}
	}

	private static Paging before(long id) {
		return new Paging(OptionalLong.of(id), OptionalLong.empty(), 2, null);
	}

	private static Paging after(long id) {
		return new Paging(OptionalLong.empty(), OptionalLong.of(id), 2, null);
	}

	private static EntryPage page(Paging paging, long oldest, long newest, long... ids) {
		BigDecimal total = BigDecimal.TEN;
		List<LedgerRow> lines = (ids.length == 0)
				? List.of(new LedgerRow(total, 9, 1, 0, LEDGER, oldest, newest, null, null, null, null))
				: LongStream.of(ids)
					.mapToObj((id) -> new LedgerRow(total, 9, 1, 0, LEDGER, oldest, newest, id, BigDecimal.ONE,
							"203.0.113.0/24", Instant.EPOCH))
					.toList();
		return EntryPage.of(lines, paging);
	}

}
