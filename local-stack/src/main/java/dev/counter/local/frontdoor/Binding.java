package dev.counter.local.frontdoor;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.counter.local.failure.StartFailure;

/**
 * An address and a port to listen on.
 *
 * @param host a literal address of this machine, or a wildcard
 * @param port the TCP port, 0 for any free one
 */
public record Binding(String host, int port) {

	private static final int CONNECT_MILLIS = 500;

	/**
	 * What reaches no further than this machine: both loopback addresses, since
	 * {@code localhost} may mean either.
	 * @param port the TCP port, 0 for any free one
	 * @return one or two bindings
	 */
	public static List<Binding> loopback(int port) {
		return Stream.of("127.0.0.1", "::1")
			.filter(Binding::isOfThisMachine)
			.map((host) -> new Binding(host, port))
			.toList();
	}

	/**
	 * Every address of this machine.
	 * @param port the TCP port, 0 for any free one
	 * @return the binding
	 */
	public static List<Binding> everywhere(int port) {
		return List.of(new Binding("0.0.0.0", port));
	}

	private static boolean isOfThisMachine(String host) {
		try {
			return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
		}
		catch (SocketException | UnknownHostException ex) {
			return false;
		}
	}

	/**
	 * Listens for a moment.
	 * @throws StartFailure when the address or port is not to be had
	 */
	public void check() {
		try {
			listen(0).close();
		}
		catch (IOException ex) {
			throw failure(this.port, ex);
		}
	}

	ServerSocketChannel listen(int chosenPort) {
		int wanted = (this.port == 0) ? chosenPort : this.port;
		if (wanted != 0 && isAnswered(wanted)) {
			throw taken(wanted);
		}
		try {
			ServerSocketChannel channel = ServerSocketChannel.open();
			try {
				return channel.setOption(StandardSocketOptions.SO_REUSEADDR, true)
					.bind(new InetSocketAddress(this.host, wanted));
			}
			catch (IOException ex) {
				channel.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw failure(wanted, ex);
		}
	}

	/** Some systems let one program listen beside another that has every address. */
	private boolean isAnswered(int wanted) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(this.host, wanted), CONNECT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private StartFailure failure(int wanted, IOException ex) {
		Throwable cause = Objects.requireNonNullElse(ex.getCause(), ex);
		if (!(cause instanceof BindException)) {
			return new StartFailure("Cannot listen on %s port %s: %s".formatted(this.host, wanted, cause), ex);
		}
		return Objects.toString(cause.getMessage()).contains("ermission") ? new StartFailure(
				"Only root may listen on port " + wanted + ": choose one from 1024 up with -Dcounter.port=8090.", ex)
				: taken(wanted);
	}

	private static StartFailure taken(int port) {
		return new StartFailure("Port " + port
				+ " is taken by another program: stop that program, or choose another port with -Dcounter.port="
				+ ((port == 8090) ? 8091 : 8090) + ".");
	}

}
