package dev.counter.display;

import java.io.Serial;

/**
 * Aborts an unfinished response, so that the client does not take it for complete.
 */
class TruncatedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	TruncatedException(String reason) {
		super("Response truncated: " + reason, null, false, false);
	}

}
