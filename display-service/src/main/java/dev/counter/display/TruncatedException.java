package dev.counter.display;

import java.io.Serial;

/**
 * Aborts an unfinished response or file, so that nobody takes it for complete.
 */
public class TruncatedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	TruncatedException(String reason) {
		super(reason, null, false, false);
	}

}
