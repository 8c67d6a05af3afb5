package dev.counter.adder.imports;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * An import that this process works on, as it was when it was claimed.
 *
 * @param number its number, which its entries carry
 * @param state checking, adding or undoing
 * @param skipsBadLines whether the good lines of a file with bad ones are added
 * @param offset where to continue
 * @param line the line there
 * @param refused bad lines so far
 * @param address the address that its entries get
 * @param file the file, {@code null} if it was deleted or has expired
 */
record ClaimedImport(long number, ImportState state, boolean skipsBadLines, long offset, long line, long refused,
		String address, @Nullable ImportFile file) {

	static ClaimedImport of(ResultSet row, int rowNumber) throws SQLException {
		String etag = row.getString("etag");
		ImportFile file = (etag != null && row.getBoolean("available"))
				? new ImportFile(row.getString("object_key"), etag, row.getString("name"), row.getLong("bytes")) : null;
		return new ClaimedImport(row.getLong("number"), ImportState.of(row.getString("state")),
				ImportRequest.SKIP.equals(row.getString(ImportRequest.BAD_LINES)), row.getLong("next_offset"),
				row.getLong("next_line"), row.getLong("refused"), row.getString("ip_address"), file);
	}

	/** The import after a chunk. */
	ClaimedImport at(long newOffset, long newLine, long newRefused) {
		return new ClaimedImport(this.number, this.state, this.skipsBadLines, newOffset, newLine, newRefused,
				this.address, this.file);
	}

}
