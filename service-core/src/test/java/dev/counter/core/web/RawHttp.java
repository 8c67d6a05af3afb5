package dev.counter.core.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends bytes as they are, for what a proper client refuses to send.
 */
final class RawHttp {

	private static final int PATIENCE_MILLIS = 30_000;

	private RawHttp() {
	}

	/**
	 * Sends a request on a connection of its own and reads until the server closes it.
	 * @param port where the server is
	 * @param lines the request line and headers; {@code Connection: close} is added
	 * @return the answer
	 */
	static Answer exchange(int port, String... lines) {
		return send(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
	}

	/**
	 * Sends exactly this.
	 * @param port where the server is
	 * @param request a character for each byte
	 * @return the answer
	 */
	static Answer send(int port, String request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param headers the header fields, by lower-case name
	 * @param body everything after them
	 */
	record Answer(int status, Map<String, String> headers, String body) {

		static Answer of(String text) {
			String[] parts = text.split("\r\n\r\n", 2);
			List<String> lines = List.of(parts[0].split("\r\n"));
			Map<String, String> headers = new TreeMap<>();
			for (String line : lines.subList(1, lines.size())) {
				String[] header = line.split(":", 2);
				headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
			}
			return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers,
					(parts.length > 1) ? parts[1] : "");
		}

	}

}
