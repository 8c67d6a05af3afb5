package dev.counter.display;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Query result of {@link LedgerEntries}: the state of the ledger with an entry, if any.
 *
 * @param oldest the least id of all entries
 * @param newest the greatest id of all entries
 */
record LedgerRow(BigDecimal total, long count, long revision, long resets, UUID ledger, @Nullable Long oldest,
		@Nullable Long newest, @Nullable Long id, @Nullable BigDecimal value, @Nullable String network,
		@Nullable Instant addedAt) {

	LedgerSnapshot sum() {
		return new LedgerSnapshot(this.total, this.count, this.revision, new Generation(this.ledger, this.resets));
	}

	Stream<EntryLine> entry() {
		return (this.id != null) ? Stream.of(new EntryLine(this.id, Objects.requireNonNull(this.value),
				Objects.requireNonNull(this.network), Objects.requireNonNull(this.addedAt))) : Stream.empty();
	}

}
