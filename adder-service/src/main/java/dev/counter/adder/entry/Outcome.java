package dev.counter.adder.entry;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of an {@link AddCommand}.
 */
public sealed interface Outcome {

	/**
	 * The command has an entry in the ledger.
	 */
	sealed interface Acknowledged extends Outcome {

		/** The entry's id, 1 or more, unique until the next reset. */
		long id();

		BigDecimal value();

		/**
		 * The number of resets before the entry; unknown if an earlier release added it.
		 */
		@Nullable Long resets();

	}

	/**
	 * The entry is new.
	 */
	record Added(long id, BigDecimal value, @Nullable Long resets) implements Acknowledged {
	}

	/**
	 * The key was used before with this value. The entry may have been reset since.
	 */
	record Repeated(long id, BigDecimal value, @Nullable Long resets) implements Acknowledged {
	}

	/**
	 * The key was used before with another value.
	 */
	record Mismatched() implements Outcome {
	}

}
