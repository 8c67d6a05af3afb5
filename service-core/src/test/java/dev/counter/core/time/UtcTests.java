package dev.counter.core.time;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times look the same wherever they are written.
 */
class UtcTests {

	@Test
	void writesMicrosecondsForClientsEvenWhenThereAreNone() {
		assertThat(Utc.plain(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000000Z");
		assertThat(Utc.plain(Instant.parse("2026-01-02T03:04:05.123456789Z"))).isEqualTo("2026-01-02T03:04:05.123456Z");
	}

	@Test
	void writesSecondsForReaders() {
		assertThat(Utc.readable(Instant.parse("2026-01-02T03:04:05.9Z"))).isEqualTo("2026-01-02 03:04:05");
	}

}
