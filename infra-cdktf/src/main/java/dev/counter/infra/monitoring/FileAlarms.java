package dev.counter.infra.monitoring;

import java.util.List;

import dev.counter.infra.settings.FilesSettings;

/**
 * Alarms of files: bytes kept, failed imports, refused uploads.
 */
final class FileAlarms {

	/** Before uploads are refused. */
	private static final int KEPT_PERCENT = 80;

	/** More than one visitor who tries again. */
	private static final int REFUSED_AN_HOUR = 50;

	private FileAlarms() {
	}

	static List<AlarmDefinition> of(EnvironmentMetrics metrics, FilesSettings settings) {
		return List.of(AlarmDefinition
			.above("files-kept", metrics.filesBytes(), settings.bytesKept() / 100.0 * KEPT_PERCENT,
					"The files take more than " + KEPT_PERCENT + " percent of the " + settings.gibKept()
							+ " GiB of files.gib_kept; at 100 percent uploads are refused. Look first at which networks"
							+ " the files come from (table file), then raise the limit or lower files.gib_per_day.")
			.periods(1, 24 * 60),
				AlarmDefinition.above(LogMetric.IMPORT_FAILURES.part(), metrics.logged(LogMetric.IMPORT_FAILURES), 0,
						"An import failed: its file was gone or changed, or storage did not answer. Look first at the adder"
								+ " log group, whose line says which import and why."),
				AlarmDefinition.above(LogMetric.UPLOADS_REFUSED.part(), metrics.logged(LogMetric.UPLOADS_REFUSED),
						REFUSED_AN_HOUR,
						"More than " + REFUSED_AN_HOUR
								+ " uploads in an hour exceeded a limit of files. Look first at the adder log group, whose"
								+ " lines name the limit, then at the networks in the table file; restrict"
								+ " entrance.file_sources or raise the limit.")
					.periods(1, 60));
	}

}
