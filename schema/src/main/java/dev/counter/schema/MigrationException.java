package dev.counter.schema;

import org.jspecify.annotations.Nullable;

/**
 * Says in one line why the database could not be brought up to date, and what to do.
 */
public class MigrationException extends RuntimeException {

	private static final long serialVersionUID = 1;

	MigrationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
