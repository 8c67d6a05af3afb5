package dev.counter.contract;

/**
 * Database schema version that this release requires.
 */
public final class Schema {

	/** The oldest compatible version. */
	public static final int REQUIRED_VERSION = 6;

	/** Prefix of a migrator's failure in its log, for the metric filter. */
	public static final String FAILURE_PREFIX = "FATAL";

	/** View with one row and the integer column {@code version}. */
	public static final String VERSION_VIEW = "counter_schema_version";

	private Schema() {
	}

}
