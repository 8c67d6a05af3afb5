package dev.counter.infra.bucket;

import java.util.Optional;

/**
 * How long a bucket keeps what is put into it.
 *
 * @param expireDays when an object goes, in days; empty for never
 * @param replacedDays when an object goes that was replaced or deleted, in days
 */
public record Retention(Optional<Integer> expireDays, int replacedDays) {

	/**
	 * For what loses its value: logs, results.
	 * @param days how long it is kept
	 * @return objects go after these days, and can be brought back for one more
	 */
	public static Retention expiring(int days) {
		return new Retention(Optional.of(days), 1);
	}

	/**
	 * For what must not get lost.
	 * @param days how long an earlier version can be brought back
	 * @return objects stay
	 */
	public static Retention keeping(int days) {
		return new Retention(Optional.empty(), days);
	}

}
