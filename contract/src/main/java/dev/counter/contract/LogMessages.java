package dev.counter.contract;

/**
 * First words of log messages that a metric filter counts, each followed by a space and
 * the details. Only events that an operator acts on.
 */
public final class LogMessages {

	/** An import ended in the state failed. */
	public static final String IMPORT_FAILED = "Import failed:";

	/**
	 * An upload or export exceeded a limit of network and day or of all files: 429, 507.
	 */
	public static final String UPLOAD_REFUSED = "Upload refused:";

	private LogMessages() {
	}

}
