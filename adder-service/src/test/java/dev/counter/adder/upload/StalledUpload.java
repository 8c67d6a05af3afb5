package dev.counter.adder.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.counter.contract.Headers;

/**
 * An upload whose client stopped sending.
 */
final class StalledUpload implements AutoCloseable {

	private final Socket socket;

	/** Declares a length of 1 GB, of which it sends a few bytes. */
	StalledUpload(int port, String address) {
		try {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			send("PUT /upload/numbers.csv HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Length: 1000000000\r\n\r\n1\n2\n"
				.formatted(Headers.FORWARDED_FOR, address));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** The bytes until the service closes the connection. */
	String answer() throws IOException {
		this.socket.setSoTimeout(60_000);
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	/** RST instead of FIN. */
	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
