package dev.counter.display.file;

import java.time.Instant;
import java.util.UUID;

import dev.counter.contract.Routes;
import dev.counter.core.number.Decimals;
import dev.counter.core.time.Utc;
import org.jspecify.annotations.Nullable;

/**
 * File that everybody who has its address can download, or will be able to.
 *
 * @param state that of the row
 * @param sha256 the SHA-256 of the content, if known
 * @param reason why an export failed
 * @param expired whether its time is over
 */
record PublicFile(UUID id, boolean isExport, String state, String objectKey, String name, long bytes,
		byte @Nullable [] sha256, @Nullable String etag, @Nullable String reason, Instant expiresAt, boolean expired) {

	/** Whether it can be downloaded, unless its time is over. */
	public boolean isReady() {
		return "ready".equals(this.state);
	}

	/** Whether its address was ever published: an upload's only once it is complete. */
	boolean isPublished() {
		return this.isExport || isReady() || "deleted".equals(this.state);
	}

	boolean isGone() {
		return this.expired || "deleted".equals(this.state) || "failed".equals(this.state);
	}

	public String path() {
		return Routes.FILES + "/" + this.id;
	}

	public String size() {
		return Decimals.grouped(this.bytes) + " bytes";
	}

	public String readableExpiry() {
		return Utc.readable(this.expiresAt);
	}

}
