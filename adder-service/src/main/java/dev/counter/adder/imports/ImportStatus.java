package dev.counter.adder.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.counter.core.number.Decimals;
import dev.counter.core.time.Utc;
import org.jspecify.annotations.Nullable;

/**
 * State and progress of an import.
 *
 * @param fileName the name of the file
 * @param linesRead lines read by the check, or by the additions after it
 * @param lines the number of lines, once the check has counted them
 * @param offset bytes of the uncompressed file up to there
 * @param refused lines without a valid number
 * @param removed entries that were removed again
 */
record ImportStatus(UUID id, UUID file, String fileName, String badLines, ImportState state, @Nullable String reason,
		long linesRead, @Nullable Long lines, long offset, long bytes, long added, long refused, BigDecimal total,
		long removed, Instant createdAt, @Nullable Instant finishedAt) {

	static ImportStatus of(ResultSet row, int number) throws SQLException {
		OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
		return new ImportStatus(row.getObject("id", UUID.class), row.getObject("file_id", UUID.class),
				row.getString("name"), row.getString(BadLines.FIELD), ImportState.of(row.getString("state")),
				row.getString("reason"), row.getLong("next_line") - 1, row.getObject("lines", Long.class),
				row.getLong("next_offset"), row.getLong("bytes"), row.getLong("added"), row.getLong("refused"),
				row.getBigDecimal("total"), row.getLong("removed"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(),
				(finished != null) ? finished.toInstant() : null);
	}

	public String plainTotal() {
		return Decimals.plain(this.total);
	}

	public String groupedTotal() {
		return Decimals.grouped(this.total);
	}

	public String created() {
		return Utc.plain(this.createdAt);
	}

	public @Nullable String finished() {
		return (this.finishedAt != null) ? Utc.plain(this.finishedAt) : null;
	}

	/** Whether it goes on by itself. */
	public boolean isActive() {
		return switch (this.state) {
			case WAITING, CHECKING, ADDING, UNDOING -> true;
			default -> false;
		};
	}

	/** Whether a request to end it changes anything. */
	public boolean canEnd() {
		return switch (this.state) {
			case WAITING, CHECKING, ADDING, DONE -> true;
			case FAILED -> this.added > 0;
			default -> false;
		};
	}

}
