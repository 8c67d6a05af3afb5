package dev.counter.adder.entry;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

import dev.counter.contract.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Command to add one number.
 *
 * @param value the number, with no more digits than {@link Limits} allows
 * @param key the idempotency key, if any
 * @param address the client's address, without a zone
 */
public record AddCommand(BigDecimal value, @Nullable UUID key, InetAddress address) {

	public AddCommand {
		BigDecimal digits = value.stripTrailingZeros();
		if (digits.scale() > Limits.FRACTION_DIGITS
				|| (long) digits.precision() - digits.scale() > Limits.INTEGER_DIGITS) {
			throw new IllegalArgumentException(
					"Too many digits: precision " + digits.precision() + ", scale " + digits.scale());
		}
		try {
			address = InetAddress.getByAddress(address.getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
