package dev.counter.infra.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IPv4 CIDR block; the first address is an unsigned number.
 */
public record Cidr(long first, int prefix) {

	private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

	private static final String EXPECTED = "a range of IPv4 addresses such as 10.40.0.0/20";

	/** Parses CIDR notation, such as {@code 10.40.0.0/20}. */
	public static Cidr of(Object value) {
		Matcher matcher = FORM.matcher(String.valueOf(value));
		if (!matcher.matches()) {
			throw new IllegalArgumentException(EXPECTED);
		}
		long address = 0;
		for (int part = 1; part <= 4; part++) {
			int octet = Integer.parseInt(matcher.group(part));
			if (octet > 255) {
				throw new IllegalArgumentException(EXPECTED);
			}
			address = address << 8 | octet;
		}
		int prefix = Integer.parseInt(matcher.group(5));
		if (prefix > 32) {
			throw new IllegalArgumentException(EXPECTED);
		}
		Cidr range = new Cidr(address & mask(prefix), prefix);
		if (range.first != address) {
			throw new IllegalArgumentException("the first address of its range, " + range);
		}
		return range;
	}

	/** The number of addresses. */
	public long size() {
		return 1L << (32 - this.prefix);
	}

	public boolean contains(Cidr other) {
		return other.prefix >= this.prefix && (other.first & mask(this.prefix)) == this.first;
	}

	public boolean overlaps(Cidr other) {
		return contains(other) || other.contains(this);
	}

	/** RFC 1918. */
	boolean isPrivate() {
		return of("10.0.0.0/8").contains(this) || of("172.16.0.0/12").contains(this)
				|| of("192.168.0.0/16").contains(this);
	}

	@Override
	public String toString() {
		return "%s.%s.%s.%s/%s".formatted(this.first >> 24, this.first >> 16 & 255, this.first >> 8 & 255,
				this.first & 255, this.prefix);
	}

	private static long mask(int prefix) {
		return 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
	}

}
