package dev.counter.adder.commit;

import dev.counter.adder.entry.Outcome;
import dev.counter.contract.Headers;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Result of an add.
 *
 * @param snapshot the ledger at a moment between the commit and the answer
 */
public record AddResult(Outcome outcome, LedgerSnapshot snapshot) {

	/**
	 * The entry, the same for a repetition as for the first time.
	 * @throws ProblemException with 422 when the key was used with another value
	 */
	public Outcome.Acknowledged entry() {
		return entry(this.outcome);
	}

	static Outcome.Acknowledged entry(Outcome outcome) {
		if (outcome instanceof Outcome.Acknowledged entry) {
			return entry;
		}
		throw ProblemException.ofField(ProblemType.KEY_REUSED, Headers.IDEMPOTENCY_KEY,
				"This key was used before with another number; nothing was added.", "a new key for another number");
	}

	/** The generation of the entry's id; unknown if an earlier release added it. */
	public @Nullable Generation generation() {
		Long resets = entry().resets();
		return (resets != null) ? new Generation(this.snapshot.generation().ledger(), resets) : null;
	}

}
