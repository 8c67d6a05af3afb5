package dev.counter.reset;

import java.util.UUID;

import dev.counter.core.ledger.Generation;

/**
 * What one reset did.
 *
 * @param auditId the id of its row in the audit
 * @param removed how many entries it removed
 * @param resets the reset number since then
 * @param ledger the ledger's identity
 */
record Removal(long auditId, long removed, long resets, UUID ledger) {

	/** The generation that the reset began. */
	Generation generation() {
		return new Generation(this.ledger, this.resets);
	}

}
