package dev.counter.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;

import dev.counter.frontdoor.Loopback;
import dev.counter.local.data.StartupException;

/**
 * Port check: whether the front door may listen on a port of the loopback addresses.
 */
final class FrontDoorPort {

	private static final int CONNECT_MILLIS = 500;

	private FrontDoorPort() {
	}

	/**
	 * Requires a free port.
	 * @throws StartupException when it is in use or needs root
	 */
	static void requireFree(int port) {
		for (String address : Loopback.addresses()) {
			if (port != 0 && isAnswered(address, port)) {
				throw inUse(port);
			}
			try {
				new ServerSocket(port, 1, InetAddress.getByName(address)).close();
			}
			catch (IOException ex) {
				throw failure(address, port, ex);
			}
		}
	}

	/** Some systems allow a second listener beside one on the wildcard address. */
	private static boolean isAnswered(String address, int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static StartupException failure(String address, int port, IOException ex) {
		if (!(ex instanceof BindException)) {
			return new StartupException("Cannot listen on %s port %s: %s".formatted(address, port, ex), ex);
		}
		return Objects.toString(ex.getMessage()).contains("ermission") ? new StartupException(
				"Only root may listen on port " + port + ": choose one from 1024 up with -Dcounter.port=8090.", ex)
				: inUse(port);
	}

	private static StartupException inUse(int port) {
		return new StartupException("Port " + port
				+ " is in use by another program: stop that program, or choose another port with -Dcounter.port="
				+ ((port == 8090) ? 8091 : 8090) + ".");
	}

}
