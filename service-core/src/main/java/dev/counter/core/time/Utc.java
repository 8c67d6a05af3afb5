package dev.counter.core.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times in UTC with a fixed width.
 */
public final class Utc {

	private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private Utc() {
	}

	/** For clients, for example {@code 2026-01-02T03:04:05.000006Z}. */
	public static String plain(Instant time) {
		return MICROSECONDS.format(time);
	}

	/** For pages, which name the time zone: for example {@code 2026-01-02 03:04:05}. */
	public static String readable(Instant time) {
		return READABLE.format(time);
	}

}
