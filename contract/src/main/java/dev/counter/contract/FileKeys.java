package dev.counter.contract;

/**
 * Prefixes of object keys in the bucket of files, which the permissions of the services
 * name.
 */
public final class FileKeys {

	/** Uploads: the adder writes and reads them, the display reads them. */
	public static final String IMPORTS = "imports/";

	/** Exports: the display writes and reads them. */
	public static final String EXPORTS = "exports/";

	private FileKeys() {
	}

}
