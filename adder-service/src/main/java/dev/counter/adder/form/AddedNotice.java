package dev.counter.adder.form;

import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * Notice about the add that led to the page.
 *
 * @param heading the news
 * @param text details
 * @param counts whether the entry is part of the sum
 */
record AddedNotice(String heading, String text, boolean counts) {

	/**
	 * The notice about an entry, if there is anything to say.
	 * @param generation the link's generation: {@code null} without one, empty if the
	 * entry's is unknown
	 */
	static @Nullable AddedNotice of(AddedEntries.Found entry, @Nullable String generation, LedgerSnapshot now) {
		String sum = " The sum is now %s.".formatted(now.grouped());
		if (generation == null || generation.equals(entry.generation().text())) {
			return (entry.value() != null)
					? new AddedNotice("Added " + Decimals.grouped(entry.value()), sum.strip(), true) : null;
		}
		if (generation.isEmpty()) {
			return new AddedNotice("Already added",
					"This form was already sent. The counter may have been reset since." + sum, false);
		}
		return new AddedNotice(entry.generation().isSameLedger(generation) ? "Added, then removed" : "Already added",
				"The number was added. " + entry.generation().staleReason(generation) + sum, false);
	}

}
