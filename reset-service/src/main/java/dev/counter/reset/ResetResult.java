package dev.counter.reset;

import java.util.UUID;

import dev.counter.core.ledger.Generation;

/**
 * Result of a reset.
 *
 * @param auditId the id of its {@link Reset}
 * @param removed the number of removed entries
 * @param resets the new reset number
 * @param ledger the identity of the ledger
 */
record ResetResult(long auditId, long removed, long resets, UUID ledger) {

	/** The generation that the reset began. */
	Generation generation() {
		return new Generation(this.ledger, this.resets);
	}

}
