package dev.counter.testsupport.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Raw HTTP exchange over a socket of its own, for requests that an HTTP client does not
 * send.
 *
 * @param request the request in ISO 8859-1: a byte for each character
 * @param response the bytes until the server closed the connection, without interim (1xx)
 * responses
 */
public record RawExchange(String request, String response) {

	private static final int TIMEOUT_MILLIS = 30_000;

	private static final Pattern INTERIM = Pattern.compile("\\A(HTTP/1\\.1 1[0-9][0-9].*?\r\n\r\n)+", Pattern.DOTALL);

	private static final Pattern STATUS = Pattern.compile("\\AHTTP/1\\.1 ([0-9]{3}) ");

	/**
	 * Sends exactly these bytes and reads until the server closes the connection.
	 * @throws UncheckedIOException when the server does not respond or close in time
	 */
	public static RawExchange of(int port, String request) {
		ByteArrayOutputStream response = new ByteArrayOutputStream();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			InputStream in = socket.getInputStream();
			for (int octet = in.read(); octet >= 0; octet = in.read()) {
				response.write(octet);
			}
		}
		catch (IOException ex) {
			// A server that rejects a body early may reset the connection after its
			// response.
			if (!(ex instanceof SocketException) || response.size() == 0) {
				throw new UncheckedIOException("%s after%n%s%n%s".formatted(ex.getMessage(), request, response), ex);
			}
		}
		return new RawExchange(request, INTERIM.matcher(response.toString(StandardCharsets.UTF_8)).replaceFirst(""));
	}

	/** Sends a request without a body; {@code Connection: close} is added. */
	public static RawExchange ofLines(int port, String... lines) {
		return of(port, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
	}

	public int status() {
		Matcher status = STATUS.matcher(this.response);
		if (!status.find()) {
			throw new IllegalStateException("No HTTP response: " + this);
		}
		return Integer.parseInt(status.group(1));
	}

	/** The response headers, by lower-case name. */
	public Map<String, String> headers() {
		Map<String, String> headers = new TreeMap<>();
		head().lines()
			.skip(1)
			.map((line) -> line.split(":", 2))
			.filter((field) -> field.length == 2)
			.forEach((field) -> headers.putIfAbsent(field[0].toLowerCase(Locale.ROOT), field[1].strip()));
		return headers;
	}

	public Optional<String> header(String name) {
		return Optional.ofNullable(headers().get(name.toLowerCase(Locale.ROOT)));
	}

	/** Everything after the header fields, empty without a body. */
	public String body() {
		return this.response.substring(Math.min(this.response.length(), head().length() + 4));
	}

	/** The one JSON object of the body, chunked or not. */
	public JsonNode json() {
		String body = body();
		return JsonMapper.shared().readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
	}

	private String head() {
		int end = this.response.indexOf("\r\n\r\n");
		return (end < 0) ? this.response : this.response.substring(0, end);
	}

	@Override
	public String toString() {
		return "%s%n-- response --%n%s".formatted(this.request, this.response);
	}

}
