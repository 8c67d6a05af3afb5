package dev.counter.adder.entry;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What became of an {@link Add}.
 */
public sealed interface Outcome {

	/**
	 * The value is in the ledger now.
	 *
	 * @param id the new entry's id, 1 or more
	 * @param value the value of the entry
	 * @param resets how many resets came before
	 */
	record Added(long id, BigDecimal value, long resets) implements Outcome {
	}

	/**
	 * The key was seen before with this value, and nothing was added.
	 *
	 * @param id the id that was answered first; the entry may be gone by a reset
	 * @param value the value of that entry
	 * @param resets how many resets came before it; {@code null} when an earlier release
	 * added it
	 */
	record Repeated(long id, BigDecimal value, @Nullable Long resets) implements Outcome {
	}

	/**
	 * The key was seen before with another value, and nothing was added.
	 */
	record Mismatched() implements Outcome {
	}

}
