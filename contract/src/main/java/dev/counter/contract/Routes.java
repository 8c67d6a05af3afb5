package dev.counter.contract;

/**
 * Paths of the endpoints as constants for mappings, see {@link Endpoint}.
 */
public final class Routes {

	/** The home page. */
	public static final String HOME = "/";

	/** The page and the form that adds a number. */
	public static final String ADDER = "/adder_service";

	/** Adds a number for API clients. */
	public static final String ADD_NUMBER = "/add_number";

	/** The sum and the entries, newest first. */
	public static final String DISPLAY = "/display_service";

	/** The sum and the number of entries as JSON. */
	public static final String TOTAL = "/display_service/total";

	/** A page of entries as JSON. */
	public static final String ENTRIES = "/display_service/entries";

	/** Every entry as CSV. */
	public static final String ENTRIES_CSV = "/display_service/entries.csv";

	/** The page and the form that empties the counter. */
	public static final String RESET = "/reset_service";

	/** Empties the counter for API clients. */
	public static final String RESET_TABLE = "/reset_table";

	/** Prefix of style sheets, scripts, icons and fonts of all pages. */
	public static final String ASSETS = "/assets";

	/** Uploads a file in one request. */
	public static final String UPLOAD = "/upload";

	/** Uploads in parts, each below it by its secret id. */
	public static final String UPLOADS = "/uploads";

	/** The page and the API of imports, each below it by its id. */
	public static final String IMPORTS = "/imports";

	/** Files, each below it by its public id. */
	public static final String FILES = "/files";

	/** Exports of the ledger. */
	public static final String EXPORTS = "/exports";

	private Routes() {
	}

}
