package dev.counter.e2e.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One request over a socket of its own, and what came back until the server closed it.
 *
 * @param request the request, ISO 8859-1, each character a byte
 * @param answer the final response, interim ones removed
 */
record RawExchange(String request, String answer) {

	private static final int TIMEOUT_MILLIS = 10_000;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern INTERIM = Pattern.compile("\\A(HTTP/1\\.1 1[0-9][0-9].*?\r\n\r\n)+", Pattern.DOTALL);

	static RawExchange of(URI server, String request) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try (Socket socket = new Socket(server.getHost(), server.getPort())) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			InputStream in = socket.getInputStream();
			for (int octet = in.read(); octet >= 0; octet = in.read()) {
				answer.write(octet);
			}
		}
		catch (SocketException ex) {
			// A server that refuses a body early may close before having read it all.
			assertThat(answer.size()).as("%s after%n%s", ex.getMessage(), request).isPositive();
		}
		catch (IOException ex) {
			throw new IOException("%s after%n%s%n%s".formatted(ex.getMessage(), request, answer), ex);
		}
		return new RawExchange(request, INTERIM.matcher(answer.toString(StandardCharsets.UTF_8)).replaceFirst(""));
	}

	int status() {
		assertThat(this.answer).as(this.request).startsWith("HTTP/1.1 ");
		return Integer.parseInt(this.answer.substring(9, 12));
	}

	Optional<String> header(String name) {
		Matcher field = Pattern.compile("(?im)^" + name + ": *(.*?)\r?$").matcher(head());
		return field.find() ? Optional.of(field.group(1)) : Optional.empty();
	}

	/** The one JSON object of the body, chunked or not. */
	JsonNode json() {
		String body = this.answer.substring(head().length());
		return JSON.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
	}

	private String head() {
		int end = this.answer.indexOf("\r\n\r\n");
		return (end < 0) ? this.answer : this.answer.substring(0, end);
	}

	@Override
	public String toString() {
		return "%s%n-- answered by --%n%s".formatted(this.request, this.answer);
	}

}
