package dev.counter.core.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Half-closed connections: the client closes its side after the request.
 */
@RunningSample
class HalfCloseTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 13\r\n\r\n{\"text\": \"a\"}",
			"Transfer-Encoding: chunked\r\n\r\nd\r\n{\"text\": \"a\"}\r\n0\r\n\r\n" })
	void halfClosedConnectionGetsItsResponse(String body) throws IOException {
		try (Socket client = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			client.getOutputStream()
				.write(("POST /add_number HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
			client.shutdownOutput();
			assertThat(client.getInputStream().readAllBytes()).asString(StandardCharsets.US_ASCII)
				.startsWith("HTTP/1.1 200")
				.endsWith("{\"text\":\"a\"}");
		}
	}

}
