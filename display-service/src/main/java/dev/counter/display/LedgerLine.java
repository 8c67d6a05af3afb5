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
 * A row that {@link Entries} reads: an entry, if there was one, and beside it what the
 * ledger as a whole was at that moment.
 *
 * @param total the sum of all values
 * @param count how many entries there are
 * @param revision the ledger's revision
 * @param resets how often the counter was emptied
 * @param ledger the ledger's identity
 * @param oldest the least id of all entries, null when there is none
 * @param newest the greatest
 * @param id the entry's id, null when the page has no entry; then so is the rest
 * @param value its value
 * @param network the network that it came from
 * @param addedAt when it was added
 */
record LedgerLine(BigDecimal total, long count, long revision, long resets, UUID ledger, @Nullable Long oldest,
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
