package dev.counter.core.ledger;

import java.util.UUID;

/**
 * Generation of the ledger: entry ids are unique within one, and begin at 1 again in the
 * next.
 *
 * @param ledger identity of the ledger, another in each new database and after a restore
 * @param resets how often the counter was emptied
 */
public record Generation(UUID ledger, long resets) {

	/** In queries and forms: the generation in which the answer before was given. */
	public static final String PARAMETER = "generation";

	/** Why a link or form is stale that is not of the same ledger. */
	public static final String REPLACED = "The counter was restored from a backup or begun anew since.";

	private static final int IDENTITY_DIGITS = 8;

	/**
	 * The generation in links and answers, an opaque text for clients.
	 * @return for example {@code 3-9f1c2d34}
	 */
	public String text() {
		return this.resets + identity();
	}

	/**
	 * Whether a text names the same ledger, in whichever generation.
	 * @param text what came in a link or form
	 * @return false for a ledger that was replaced or restored, and for any other text
	 */
	public boolean isSameLedger(String text) {
		return text.endsWith(identity());
	}

	/**
	 * Why a text that is not this generation's is stale.
	 * @param text what came in a link or form
	 * @return a sentence
	 */
	public String staleReason(String text) {
		return isSameLedger(text) ? "The counter was reset since." : REPLACED;
	}

	private String identity() {
		return "-" + this.ledger.toString().substring(0, IDENTITY_DIGITS);
	}

}
