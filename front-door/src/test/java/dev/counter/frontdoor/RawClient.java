package dev.counter.frontdoor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HTTP client that sends arbitrary bytes.
 */
final class RawClient implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 60_000;

	private final Socket socket = new Socket();

	RawClient(String host, int port) throws IOException {
		this.socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
	}

	RawClient(FrontDoor door) throws IOException {
		this("127.0.0.1", door.port());
	}

	/** Sends a GET request and reads the answer. */
	static String get(FrontDoor door, String target, String... headers) throws IOException {
		return exchange(door, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ String.join("", Arrays.stream(headers).map((header) -> header + "\r\n").toList()) + "\r\n");
	}

	static String exchange(FrontDoor door, String request) throws IOException {
		try (RawClient client = new RawClient(door)) {
			client.send(request);
			return client.readAll();
		}
	}

	void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Half-closes the connection: responses can still be read. */
	void shutdownOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	String readAll() throws IOException {
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	String readUntil(String end) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(end) < 0) {
			int b = this.socket.getInputStream().read();
			if (b < 0) {
				throw new IOException("No '" + end + "' in " + text);
			}
			text.append((char) b);
		}
		return text.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
