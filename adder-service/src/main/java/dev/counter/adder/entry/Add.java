package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

import dev.counter.contract.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody wants added.
 *
 * @param value what to add, with no more digits than {@link Limits} allows, so that it is
 * stored as it is
 * @param key under which a repetition is recognised; {@code null} for an add that is
 * never a repetition
 * @param address where it came from; a zone id is dropped
 */
public record Add(BigDecimal value, @Nullable UUID key, InetAddress address) {

	public Add {
		BigDecimal digits = value.stripTrailingZeros();
		if (digits.scale() > Limits.FRACTION_DIGITS
				|| (long) digits.precision() - digits.scale() > Limits.INTEGER_DIGITS) {
			throw new IllegalArgumentException(
					"More digits than are stored, precision " + digits.precision() + " and scale " + digits.scale());
		}
		address = withoutZone(address);
	}

	private static InetAddress withoutZone(InetAddress address) {
		try {
			return InetAddress.getByAddress(address.getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
