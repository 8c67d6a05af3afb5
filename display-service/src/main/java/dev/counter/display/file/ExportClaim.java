package dev.counter.display.file;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Lease of an export.
 *
 * @param attempt from 1; the fencing token: a later claim makes this one void
 * @param previousKey the object key of the attempt before
 * @param previousUpload its multipart upload, if it began one
 */
record ExportClaim(UUID id, String name, int attempt, String previousKey, @Nullable String previousUpload) {

	/** No two attempts write the same object. */
	String key() {
		return Exports.key(this.id, this.attempt);
	}

}
