package dev.counter.adder.form;

import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about the add that led to it.
 *
 * @param heading the news
 * @param text what else is worth knowing
 * @param counts whether what was added is in the sum
 */
record Notice(String heading, String text, boolean counts) {

	/**
	 * The notice for an entry.
	 * @param entry what the link's id leads to
	 * @param generation the link's generation, {@code null} when it has none, empty when
	 * the entry's generation is not known
	 * @param now the current sum
	 * @return the notice, {@code null} when there is nothing to say
	 */
	static @Nullable Notice of(AddedEntries.Found entry, @Nullable String generation, LedgerSnapshot now) {
		String sum = " The sum is now %s.".formatted(now.grouped());
		if (generation == null || generation.equals(entry.generation().text())) {
			return (entry.value() != null) ? new Notice("Added " + Decimals.grouped(entry.value()), sum.strip(), true)
					: null;
		}
		if (generation.isEmpty()) {
			return new Notice("Added before", "This form was sent before. The counter may have been reset since." + sum,
					false);
		}
		return new Notice(entry.generation().isSameLedger(generation) ? "Added, then removed" : "Added before",
				"The number was added. " + entry.generation().staleReason(generation) + sum, false);
	}

}
