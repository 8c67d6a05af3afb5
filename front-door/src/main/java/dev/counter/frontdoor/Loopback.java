package dev.counter.frontdoor;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loopback addresses: {@code localhost} may resolve to either, so the front door listens
 * on both.
 */
public final class Loopback {

	private Loopback() {
	}

	/** The IPv4 and IPv6 loopback addresses that this machine has, as literals. */
	public static List<String> addresses() {
		return Stream.of("127.0.0.1", "::1").filter(Loopback::isAvailable).toList();
	}

	private static boolean isAvailable(String address) {
		try {
			return NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
		}
		catch (SocketException | UnknownHostException ex) {
			return false;
		}
	}

}
