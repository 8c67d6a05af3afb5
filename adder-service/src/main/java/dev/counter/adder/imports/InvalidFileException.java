package dev.counter.adder.imports;

import java.io.Serial;

/**
 * The content of a file that cannot be imported at all, however its bad lines are
 * treated. The message is for its owner.
 */
class InvalidFileException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String reason;

	InvalidFileException(String reason) {
		super(reason);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
