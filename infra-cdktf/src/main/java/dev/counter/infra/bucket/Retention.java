package dev.counter.infra.bucket;

import java.util.Optional;

/**
 * Expiry of a bucket's objects, of their noncurrent versions and of unfinished uploads,
 * in days. S3 counts from the midnight that follows.
 *
 * @param noncurrentDays empty for a bucket without versioning: what is deleted is gone
 */
public record Retention(Optional<Integer> expireDays, Optional<Integer> noncurrentDays, int unfinishedUploadDays) {

	private static final int UNFINISHED_UPLOAD_DAYS = 2;

	/** Objects expire; a deleted one can be restored for another day. */
	public static Retention expiring(int days) {
		return new Retention(Optional.of(days), Optional.of(1), UNFINISHED_UPLOAD_DAYS);
	}

	/** Objects stay; an earlier version can be restored for these days. */
	public static Retention keeping(int noncurrentDays) {
		return new Retention(Optional.empty(), Optional.of(noncurrentDays), UNFINISHED_UPLOAD_DAYS);
	}

	/** Objects and unfinished uploads expire, and none can be restored. */
	public static Retention unversioned(int days, int unfinishedUploadDays) {
		return new Retention(Optional.of(days), Optional.empty(), unfinishedUploadDays);
	}

}
