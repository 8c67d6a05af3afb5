package dev.counter.core.ledger;

import java.util.UUID;

/**
 * Generation of the ledger: entry ids are unique within it and begin at 1 again in the
 * next.
 *
 * @param ledger identity of the ledger, another in each new or restored database
 * @param resets the number of resets
 */
public record Generation(UUID ledger, long resets) {

	/** The query parameter and form field. */
	public static final String PARAMETER = "generation";

	/** Why a link or form of another ledger is stale. */
	public static final String REPLACED = "The counter has been restored from a backup or recreated since then.";

	private static final int IDENTITY_DIGITS = 8;

	/**
	 * The generation in links and answers.
	 * @return for example {@code 3-9f1c2d34}, opaque to clients
	 */
	public String text() {
		return this.resets + identity();
	}

	/** Whether a text names any generation of this ledger. */
	public boolean isSameLedger(String text) {
		return text.endsWith(identity());
	}

	/** Why the text of another generation is stale, as a sentence. */
	public String staleReason(String text) {
		return isSameLedger(text) ? "The counter has been reset since then." : REPLACED;
	}

	private String identity() {
		return "-" + this.ledger.toString().substring(0, IDENTITY_DIGITS);
	}

}
