package dev.counter.infra.settings;

import dev.counter.contract.Variable;

/**
 * Limits of files, under {@code files}.
 *
 * @param perDay uploads and exports of a network in 24 hours, each; 0 for none
 * @param gibPerDay their size
 * @param gibKept the size of all files of the environment
 * @param importRows rows of an import
 */
public record FilesSettings(int perDay, int gibPerDay, int gibKept, int importRows) {

	private static final long GIB = 1L << 30;

	/** Of an entry and its index. */
	private static final int ROW_BYTES = 90;

	/** Largest share of the allocated storage for one import: a quarter. */
	private static final int STORAGE_SHARE = 4;

	static FilesSettings from(SettingsSection section, RdsSettings database) {
		FilesSettings settings = new FilesSettings(
				section.withDefault("per_day", ValueParser.integer(0, 1_000_000), (int) number(Variable.FILES_PER_DAY)),
				section.withDefault("gib_per_day", ValueParser.integer(1, 100_000),
						(int) (number(Variable.FILES_BYTES_PER_DAY) / GIB)),
				section.withDefault("gib_kept", ValueParser.integer(1, 100_000),
						(int) (number(Variable.FILES_BYTES_KEPT) / GIB)),
				section.withDefault("import_rows", ValueParser.integer(1, Integer.MAX_VALUE),
						(int) number(Variable.FILES_IMPORT_ROWS)));
		long most = database.storageGib() * GIB / STORAGE_SHARE / ROW_BYTES;
		section.check(settings.importRows <= most, "import_rows", "at most " + most + ", since rows have " + ROW_BYTES
				+ " bytes and may fill a quarter of database.storage_gib, which is " + database.storageGib());
		return settings;
	}

	public long bytesPerDay() {
		return this.gibPerDay * GIB;
	}

	public long bytesKept() {
		return this.gibKept * GIB;
	}

	private static long number(Variable variable) {
		return Long.parseLong(variable.defaultText());
	}

}
