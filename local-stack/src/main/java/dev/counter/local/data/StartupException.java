package dev.counter.local.data;

import java.util.List;

/**
 * Startup failure for the user: the message is one line that names the cause and the fix.
 */
public class StartupException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> details;

	public StartupException(String message) {
		this(message, List.of());
	}

	public StartupException(String message, Throwable cause) {
		super(message, cause);
		this.details = List.of();
	}

	public StartupException(String message, List<String> details) {
		super(message);
		this.details = List.copyOf(details);
	}

	/** More lines for the diagnosis, such as the end of a log; often none. */
	public List<String> details() {
		return this.details;
	}

}
