package dev.counter.adder.add;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.Visitor;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that pipeline adds and read no answer.
 */
@RunningAdder
class SlowReaderTests {

	/** More than threads that answer, and than those that serve requests. */
	private static final int CLIENTS = 24;

	private static final String ADD = """
			POST /add_number HTTP/1.1\r
			Host: localhost\r
			Content-Type: application/json\r
			Content-Length: 13\r
			\r
			{"number": 1}""";

	private final Visitor visitor;

	@LocalServerPort
	private int port;

	@Autowired
	SlowReaderTests(Visitor visitor, MigratedDatabase database) {
		this.visitor = visitor;
		database.clear();
	}

	@Test
	void otherClientsAreAnswered() throws IOException {
		byte[] adds = ADD.repeat(5000).getBytes(StandardCharsets.US_ASCII);
		List<SocketChannel> clients = new ArrayList<>();
		try {
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(connect());
			}
			List<ByteBuffer> buffers = clients.stream().map((client) -> ByteBuffer.wrap(adds)).toList();
			await().atMost(Duration.ofSeconds(20))
				.pollInterval(Duration.ofMillis(10))
				.until(() -> closed(clients, buffers) == CLIENTS);
			assertThat(CompletableFuture.supplyAsync(() -> this.visitor.postJson("/add_number", "{\"number\": 1}")))
				.succeedsWithin(Duration.ofSeconds(10))
				.satisfies((answer) -> assertThat(answer.statusCode()).isEqualTo(200));
		}
		finally {
			for (SocketChannel client : clients) {
				client.close();
			}
		}
	}

	private SocketChannel connect() throws IOException {
		SocketChannel client = SocketChannel.open();
		client.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
		client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		client.configureBlocking(false);
		return client;
	}

	private static int closed(List<SocketChannel> clients, List<ByteBuffer> buffers) {
		int closed = 0;
		for (int i = 0; i < clients.size(); i++) {
			ByteBuffer adds = buffers.get(i);
			try {
				clients.get(i).write(adds.hasRemaining() ? adds : adds.rewind());
			}
			catch (IOException ex) {
				closed++;
			}
		}
		return closed;
	}

}
