package dev.counter.infra.bucket;

import java.util.Optional;

/**
 * Expiry of a bucket's objects and of their noncurrent versions, in days.
 */
public record Retention(Optional<Integer> expireDays, int noncurrentDays) {

	/** Objects expire; a deleted one can be restored for another day. */
	public static Retention expiring(int days) {
		return new Retention(Optional.of(days), 1);
	}

	/** Objects stay; an earlier version can be restored for these days. */
	public static Retention keeping(int noncurrentDays) {
		return new Retention(Optional.empty(), noncurrentDays);
	}

}
