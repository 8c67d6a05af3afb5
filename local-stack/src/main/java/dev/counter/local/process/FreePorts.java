package dev.counter.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports that nobody listens on, below those that systems give to outgoing
 * connections: a client that calls while the server is away could else be given the
 * server's own port.
 */
public final class FreePorts {

	/** Above the registered ports in common use. */
	private static final int LOWEST = 15_000;

	/** Where Linux begins with ports for outgoing connections. */
	private static final int LIMIT = 32_768;

	private FreePorts() {
	}

	/**
	 * Finds ports on the loopback address.
	 * @param count how many
	 * @return different ports, free a moment ago
	 */
	public static List<Integer> find(int count) {
		List<ServerSocket> held = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				held.add(hold());
			}
			return held.stream().map(ServerSocket::getLocalPort).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			held.forEach(FreePorts::close);
		}
	}

	private static ServerSocket hold() throws IOException {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(LOWEST, LIMIT);
			try {
				return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
			}
			catch (BindException ex) {
				// Taken: another one.
			}
		}
	}

	private static void close(ServerSocket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
