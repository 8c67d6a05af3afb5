package dev.counter.contract;

import java.util.Locale;

/**
 * The URIs that name the kinds of problem (RFC 9457, section 3.1.1): the same from a
 * service and from the front door.
 */
public final class ProblemUri {

	private static final String PREFIX = "urn:counter:problem:";

	private ProblemUri() {
	}

	/**
	 * The URI of a kind of problem, which never changes.
	 * @param type the kind, as a constant
	 * @return for example {@code urn:counter:problem:invalid-field} for
	 * {@code INVALID_FIELD}
	 */
	public static String of(Enum<?> type) {
		return PREFIX + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
