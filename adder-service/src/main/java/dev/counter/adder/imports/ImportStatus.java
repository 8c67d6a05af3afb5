package dev.counter.adder.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.contract.Routes;
import dev.counter.core.number.Decimals;
import dev.counter.core.time.Utc;
import org.jspecify.annotations.Nullable;

/**
 * State and progress of an import, for pages and as JSON.
 *
 * @param success always {@code true}, as in the answer to an add
 * @param name the name of the file
 * @param linesRead lines read by the check, or by the additions after it
 * @param lines the number of lines, once the check has counted them
 * @param offset bytes of the uncompressed file up to there
 * @param bytes the size of the file
 * @param refused lines without a valid number
 * @param total the sum of what was added, a plain decimal
 * @param removed entries that were removed again
 * @param errors the first of the refused lines
 * @param url the path of the import
 */
record ImportStatus(boolean success, UUID id, ImportState state, @Nullable String reason, UUID file, String name,
		@JsonProperty(ImportRequest.BAD_LINES) String badLines, @JsonProperty("lines_read") long linesRead,
		@Nullable Long lines, long offset, long bytes, long added, long refused, String total, long removed,
		@JsonProperty("created_at") String createdAt, @JsonProperty("finished_at") @Nullable String finishedAt,
		List<BadLine> errors, String url, @JsonProperty("file_url") String fileUrl) {

	static ImportStatus of(ResultSet row, List<BadLine> errors) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		UUID file = row.getObject("file_id", UUID.class);
		return new ImportStatus(true, id, ImportState.of(row.getString("state")), row.getString("reason"), file,
				row.getString("name"), row.getString(ImportRequest.BAD_LINES), row.getLong("next_line") - 1,
				row.getObject("lines", Long.class), row.getLong("next_offset"), row.getLong("bytes"),
				row.getLong("added"), row.getLong("refused"), Decimals.plain(row.getBigDecimal("total")),
				row.getLong("removed"), Utc.plain(row.getObject("created_at", OffsetDateTime.class).toInstant()),
				time(row.getObject("finished_at", OffsetDateTime.class)), errors, Routes.IMPORTS + "/" + id,
				Routes.FILES + "/" + file);
	}

	private static @Nullable String time(@Nullable OffsetDateTime time) {
		return (time != null) ? Utc.plain(time.toInstant()) : null;
	}

	public String groupedTotal() {
		return Decimals.grouped(new BigDecimal(this.total));
	}

	/** Whether it goes on by itself. */
	public boolean runs() {
		return switch (this.state) {
			case WAITING, CHECKING, ADDING, UNDOING -> true;
			default -> false;
		};
	}

	/** Whether a request to end it changes anything. */
	public boolean canEnd() {
		return (runs() && this.state != ImportState.UNDOING) || this.state == ImportState.DONE
				|| (this.state == ImportState.FAILED && this.added > 0);
	}

}
