package dev.counter.core.release;

/**
 * The release that this process is, as answers and ETags name it.
 *
 * @param name what was deployed: {@link dev.counter.contract.Variable#COUNTER_RELEASE}
 * when it is set, else the commit
 * @param commit the full SHA of the commit that was built, {@value #UNKNOWN} when there
 * was no repository
 * @param version the version of the build, {@value #UNKNOWN} likewise
 */
public record Release(String name, String commit, String version) {

	/** What stands for a fact that the build did not know. */
	public static final String UNKNOWN = "unknown";

}
