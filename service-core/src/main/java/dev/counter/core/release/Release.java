package dev.counter.core.release;

/**
 * The release of this process, as responses and ETags name it.
 *
 * @param name {@link dev.counter.contract.Variable#COUNTER_RELEASE}, else the commit
 * @param commit the SHA of the commit, {@value #UNKNOWN} outside of a repository
 * @param version the version of the build, {@value #UNKNOWN} likewise
 */
public record Release(String name, String commit, String version) {

	/** Placeholder for what the build did not know. */
	public static final String UNKNOWN = "unknown";

}
