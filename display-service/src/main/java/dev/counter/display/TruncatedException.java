package dev.counter.display;

import java.io.Serial;

/**
 * Breaks off an answer that cannot be finished, so that whoever reads it does not take it
 * for whole. It says nothing about the code that throws it, so it carries no stack trace.
 */
class TruncatedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	TruncatedException(String reason) {
		super("The answer ends early: " + reason, null, false, false);
	}

}
