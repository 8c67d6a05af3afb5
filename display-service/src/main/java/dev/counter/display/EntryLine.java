package dev.counter.display;

import java.math.BigDecimal;
import java.time.Instant;

import dev.counter.core.number.Decimals;
import dev.counter.core.time.Utc;

/**
 * Entry with its formats.
 *
 * @param network IPv4 /24 or IPv6 /48
 */
record EntryLine(long id, BigDecimal value, String network, Instant addedAt) {

	public String plainValue() {
		return Decimals.plain(this.value);
	}

	public String groupedValue() {
		return Decimals.grouped(this.value);
	}

	public int fractionDigits() {
		return Math.max(0, this.value.stripTrailingZeros().scale());
	}

	public String plainTime() {
		return Utc.plain(this.addedAt);
	}

	public String readableTime() {
		return Utc.readable(this.addedAt);
	}

}
