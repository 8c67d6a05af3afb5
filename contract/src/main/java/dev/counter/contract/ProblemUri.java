package dev.counter.contract;

import java.util.Locale;

/**
 * Problem type URIs (RFC 9457, section 3.1.1), the same from a service and the front
 * door.
 */
public final class ProblemUri {

	private static final String PREFIX = "urn:counter:problem:";

	private ProblemUri() {
	}

	/** The stable URI of a type: {@code urn:counter:problem:invalid-field}. */
	public static String of(Enum<?> type) {
		return PREFIX + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
