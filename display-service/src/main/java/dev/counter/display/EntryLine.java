package dev.counter.display;

import java.math.BigDecimal;
import java.time.Instant;

import dev.counter.core.number.Decimals;
import dev.counter.core.time.Utc;

/**
 * An entry as answers show it.
 *
 * @param id its id
 * @param value what was added
 * @param network the network that it came from: of IPv4 a /24, of IPv6 a /48
 * @param addedAt when it was added
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
