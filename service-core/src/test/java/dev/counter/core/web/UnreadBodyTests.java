package dev.counter.core.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.counter.testsupport.http.RawExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Responses that are sent before the request body has arrived.
 */
@RunningSample
@TestPropertySource(properties = "server.tomcat.threads.max=4")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreadBodyTests {

	private static final int CLIENTS = 12;

	private static final int PATIENCE_MILLIS = 20_000;

	@LocalServerPort
	private int port;

	private final List<Socket> clients = new ArrayList<>();

	@AfterEach
	void disconnect() throws IOException {
		for (Socket client : this.clients) {
			client.close();
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			408, POST /add_number,  localhost,     Content-Length: 20
			408, POST /add_number,  localhost,     Transfer-Encoding: chunked
			421, POST /add_number,  other.example, Content-Length: 20
			405, TRACE /add_number, localhost,     Content-Length: 20
			200, OPTIONS *,         localhost,     Content-Length: 20
			""")
	void unreadBodyHoldsNoThread(int status, String target, String host, String framing) throws IOException {
		String request = "%s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n%s\r\n\r\n1".formatted(target,
				host, framing);
		for (int i = 0; i < CLIENTS; i++) {
			Socket client = new Socket(InetAddress.getLoopbackAddress(), this.port);
			this.clients.add(client);
			client.setSoTimeout(PATIENCE_MILLIS);
			client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		}
		for (Socket client : this.clients) {
			assertThat(statusLine(client)).startsWith("HTTP/1.1 " + status);
		}
		assertThat(RawExchange.ofLines(this.port, "GET /adder_service HTTP/1.1", "Host: localhost").status())
			.isEqualTo(200);
	}

	private static String statusLine(Socket client) throws IOException {
		return new String(client.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
	}

}
