package dev.counter.core.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Limits;
import dev.counter.testsupport.http.RawExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send or read slowly, more of them than there are threads.
 */
@RunningSample
@TestPropertySource(properties = "server.tomcat.threads.max=4")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowClientTests {

	private static final int CLIENTS = 12;

	private static final String JSON = "Host: localhost\r\nContent-Type: application/json\r\n";

	private static final String ADD = "POST /add_number HTTP/1.1\r\n" + JSON;

	private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

	@LocalServerPort
	private int port;

	private final List<AutoCloseable> connections = new ArrayList<>();

	@AfterEach
	void disconnect() throws Exception {
		for (AutoCloseable connection : this.connections) {
			connection.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ADD + "Content-Length: 20\r\n\r\n{", ADD + CHUNKED, ADD + CHUNKED + "5",
			ADD + CHUNKED + "1\r\n{\r\n", "POST /nothing HTTP/1.1\r\n" + JSON + "Content-Length: 20\r\n\r\n{",
			"POST /nothing HTTP/1.1\r\n" + JSON + "Content-Length: 1000000\r\n\r\n{",
			"PUT /add_number HTTP/1.1\r\n" + JSON + CHUNKED, "OPTIONS /add_number HTTP/1.1\r\n" + JSON + CHUNKED,
			"GET /adder_service HTTP/1.1\r\n" + JSON + "Content-Length: 20\r\n\r\n{",
			"POST /adder_service HTTP/1.1\r\n" + JSON + "Content-Length: 20\r\n\r\n{" })
	void incompleteBodyHoldsNoThread(String beginning) throws IOException {
		for (int i = 0; i < CLIENTS; i++) {
			write(connect(), beginning);
		}
		assertAnswered();
	}

	@Test
	void incompleteHeaderHoldsNoThread() throws IOException {
		for (int i = 0; i < CLIENTS; i++) {
			write(connect(), ADD + "X-Slow: ");
		}
		assertAnswered();
	}

	/** Each of them sends requests until nothing more goes through. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /adder_service", "GET /adder_service/assets/app.css", "GET /nothing" })
	void unreadResponsesHoldFewThreads(String request) throws IOException {
		byte[] requests = (request + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(5000)
			.getBytes(StandardCharsets.US_ASCII);
		Map<SocketChannel, ByteBuffer> clients = new HashMap<>();
		for (int i = 0; i < CLIENTS; i++) {
			clients.put(connectWithoutReading(), ByteBuffer.wrap(requests));
		}
		Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(10)).until(() -> {
			clients.entrySet().removeIf((client) -> isClosed(client.getKey(), client.getValue()));
			return clients.size() <= 1;
		});
		assertAnswered();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 13\r\n\r\n|{\"text\"|: \"a\"|}",
			CHUNKED + "4\r|\n{\"te\r\n9|\r\nxt\": \"a\"}\r\n0\r\n|\r\n",
			CHUNKED + "d\r\n{\"text\": \"a\"}\r\n0\r\n\r\n" })
	void bodyInPiecesIsAnswered(String body) throws IOException {
		Socket client = connect();
		client.setSoTimeout(100);
		String[] pieces = (ADD + "Connection: close\r\n" + body).split("\\|");
		write(client, pieces[0]);
		for (String piece : List.of(pieces).subList(1, pieces.length)) {
			assertThat(isSilent(client)).isTrue();
			write(client, piece);
		}
		client.setSoTimeout(10_000);
		assertThat(read(client)).startsWith("HTTP/1.1 200").endsWith("{\"text\":\"a\"}");
	}

	@Test
	void slowBodyIs408() throws IOException {
		Socket client = connect();
		write(client, ADD + "Content-Length: 10000\r\n\r\n{");
		client.setSoTimeout(200);
		while (isSilent(client)) {
			write(client, " ");
		}
		assertThat(read(client)).contains("urn:counter:problem:request-timeout");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 400000\r\n\r\n", CHUNKED + "61a80\r\n" })
	void senderOfLargeBodyReadsRefusal(String framing) throws IOException {
		Socket client = connect();
		client.setSoTimeout(10_000);
		write(client, ADD + framing);
		for (int sent = 0; sent < 400_000; sent += Limits.BODY_BYTES) {
			write(client, " ".repeat(Math.min(Limits.BODY_BYTES, 400_000 - sent)));
		}
		write(client, framing.startsWith("C") ? "" : "\r\n0\r\n\r\n");
		assertThat(read(client)).startsWith("HTTP/1.1 413").contains("urn:counter:problem:body-too-large");
	}

	private void assertAnswered() {
		String body = "{\"text\": \"a\"}";
		assertThat(RawExchange
			.of(this.port, ADD + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.status()).isEqualTo(200);
	}

	private Socket connect() throws IOException {
		Socket client = new Socket(InetAddress.getLoopbackAddress(), this.port);
		this.connections.add(client);
		return client;
	}

	private SocketChannel connectWithoutReading() throws IOException {
		SocketChannel client = SocketChannel.open();
		this.connections.add(client);
		client.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
		client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		client.configureBlocking(false);
		return client;
	}

	private static boolean isClosed(SocketChannel client, ByteBuffer requests) {
		try {
			client.write(requests.hasRemaining() ? requests : requests.rewind());
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static boolean isSilent(Socket client) throws IOException {
		try {
			return client.getInputStream().read() < 0;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
	}

	private static String read(Socket client) throws IOException {
		return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void write(Socket client, String text) throws IOException {
		client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

}
