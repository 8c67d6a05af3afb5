package dev.counter.adder.upload;

import java.time.Instant;
import java.util.UUID;

import dev.counter.contract.FileKeys;
import dev.counter.contract.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A file and its upload.
 *
 * @param id the public id
 * @param manage the secret id
 * @param state {@code uploading}, {@code ready}, {@code failed} or {@code deleted}
 * @param uploadId S3's id of the upload, {@code null} before it began
 * @param bytes the size; during an upload through the service what it may become
 * @param sha256 {@code null} if the bytes did not pass the service
 * @param expiresAt when the file, or the unfinished upload, is gone
 */
record Upload(UUID id, UUID manage, String state, @Nullable String uploadId, String name, long bytes,
		byte @Nullable [] sha256, Instant expiresAt) {

	static final String UPLOADING = "uploading";

	static final String READY = "ready";

	static final String FAILED = "failed";

	static final String DELETED = "deleted";

	/** The key of the object in the bucket. */
	String key() {
		return FileKeys.IMPORTS + this.id;
	}

	boolean is(String expected) {
		return this.state.equals(expected);
	}

	/** Whether the upload failed or the file is deleted. */
	boolean hasEnded() {
		return is(FAILED) || is(DELETED);
	}

	/** The number of parts. */
	int parts() {
		return Math.toIntExact((this.bytes + Limits.PART_BYTES - 1) / Limits.PART_BYTES);
	}

	/** The size of a part, from 1. */
	long partBytes(int number) {
		return Math.min(Limits.PART_BYTES, this.bytes - (number - 1L) * Limits.PART_BYTES);
	}

}
