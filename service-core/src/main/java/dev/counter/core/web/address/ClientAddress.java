package dev.counter.core.web.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.contract.Headers;
import dev.counter.core.web.filter.Forwarded;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The address that the last trusted hop saw: the last element of {@code X-Forwarded-For},
 * after values that the client can forge, else the address that the connection comes
 * from.
 */
public final class ClientAddress {

	private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

	/** Four numbers without leading zeros, and the port that some balancers append. */
	private static final Pattern V4 = Pattern.compile("(?<address>" + OCTET + "(\\." + OCTET + "){3})(:[0-9]{1,5})?");

	private static final String V6_TEXT = "(?<address>[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,41})(%[^\\]\\s]{1,32})?";

	private static final Pattern V6 = Pattern.compile(V6_TEXT);

	private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[" + V6_TEXT + "\\](:[0-9]{1,5})?");

	private static final List<Pattern> LITERALS = List.of(V4, V6, V6_IN_BRACKETS);

	private ClientAddress() {
	}

	/**
	 * The address to record.
	 * @return an IPv4 address, or an IPv6 address that is not IPv4-mapped; without a zone
	 */
	public static InetAddress of(HttpServletRequest request) {
		String forwarded = Forwarded.last(request, Headers.FORWARDED_FOR);
		InetAddress address = (forwarded != null) ? literal(forwarded) : null;
		if (address == null) {
			address = literal(request.getRemoteAddr());
		}
		return (address != null) ? address : InetAddress.getLoopbackAddress();
	}

	/**
	 * Reads a literal. The patterns let nothing through that the platform would look up
	 * as a name: four numbers, or something with a colon.
	 * @param text an address, a zone or a port after it
	 * @return the address, {@code null} when it is none
	 */
	static @Nullable InetAddress literal(String text) {
		for (Pattern pattern : LITERALS) {
			Matcher literal = pattern.matcher(text);
			if (literal.matches()) {
				try {
					return InetAddress.getByName(literal.group("address"));
				}
				catch (UnknownHostException ex) {
					return null;
				}
			}
		}
		return null;
	}

}
