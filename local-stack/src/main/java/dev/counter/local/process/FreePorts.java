package dev.counter.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free TCP ports of the loopback address, below Linux's ephemeral range: a client that
 * reconnects to a stopped server could otherwise be given the server's own port.
 */
public final class FreePorts {

	/** Above the registered ports in common use. */
	private static final int LOWEST = 15_000;

	private static final int FIRST_EPHEMERAL = 32_768;

	private FreePorts() {
	}

	/** Finds different ports, free a moment ago. */
	public static List<Integer> find(int count) {
		return ThreadLocalRandom.current()
			.ints(LOWEST, FIRST_EPHEMERAL)
			.distinct()
			.filter(FreePorts::isFree)
			.limit(count)
			.boxed()
			.toList();
	}

	private static boolean isFree(int port) {
		try {
			new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 })).close();
			return true;
		}
		catch (BindException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
