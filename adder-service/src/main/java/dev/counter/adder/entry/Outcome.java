package dev.counter.adder.entry;

import java.math.BigDecimal;

/**
 * What became of an {@link Add}.
 */
public sealed interface Outcome {

	/**
	 * The value is in the ledger now.
	 *
	 * @param id the new entry's id, 1 or more
	 * @param value the value of the entry
	 */
	record Added(long id, BigDecimal value) implements Outcome {
	}

	/**
	 * The key was seen before with this value, and nothing was added.
	 *
	 * @param id the id that was answered first; the entry may be gone by a reset
	 * @param value the value of that entry
	 */
	record Repeated(long id, BigDecimal value) implements Outcome {
	}

	/**
	 * The key was seen before with another value, and nothing was added.
	 */
	record Mismatched() implements Outcome {
	}

}
