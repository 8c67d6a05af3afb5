package dev.counter.adder.add;

import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What an add came to.
 *
 * @param entry the entry that it made, now or when its key came first
 * @param sum the ledger at some moment after the commit
 */
public record Addition(Entry entry, LedgerSnapshot sum) {

	/**
	 * The generation that the entry's id belongs to, which later resets leave behind.
	 * @return the generation; {@code null} when an earlier release added the entry
	 */
	public @Nullable Generation generation() {
		Long resets = this.entry.resets();
		return (resets != null) ? new Generation(this.sum.generation().ledger(), resets) : null;
	}

}
