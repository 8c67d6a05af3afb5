package dev.counter.contract;

/**
 * The version of the database's schema that this release needs.
 */
public final class Schema {

	/** The oldest schema version that the services work with. */
	public static final int REQUIRED_VERSION = 5;

	/**
	 * How each line begins in which a migrator says that it failed; the log's metric
	 * filter counts it.
	 */
	public static final String FAILURE_PREFIX = "FATAL";

	/** The view with one row and one integer column, {@code version}. */
	public static final String VERSION_VIEW = "counter_schema_version";

	private Schema() {
	}

}
