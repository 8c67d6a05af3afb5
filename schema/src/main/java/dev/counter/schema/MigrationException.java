package dev.counter.schema;

import org.jspecify.annotations.Nullable;

/**
 * Failed migration: the message is one line that names the cause and the fix.
 */
public class MigrationException extends RuntimeException {

	private static final long serialVersionUID = 1;

	MigrationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
