package dev.counter.local.data;

import java.util.List;

/**
 * What keeps the system from starting, told so that the reader can mend it: the message
 * is one line with the cause and the fix.
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

	/**
	 * What else helps to find the cause.
	 * @return for example the last lines of a log, often empty
	 */
	public List<String> details() {
		return this.details;
	}

}
