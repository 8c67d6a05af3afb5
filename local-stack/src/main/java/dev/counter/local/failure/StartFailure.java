package dev.counter.local.failure;

import java.util.List;

/**
 * What keeps the system from starting, told so that the reader can mend it: the message
 * is one line with the cause and the fix.
 */
public class StartFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> details;

	public StartFailure(String message) {
		this(message, List.of());
	}

	public StartFailure(String message, Throwable cause) {
		super(message, cause);
		this.details = List.of();
	}

	public StartFailure(String message, List<String> details) {
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
