package dev.counter.frontdoor;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Responses are passed on unchanged, and gateway errors are answered where there is none.
 */
class FrontDoorTests {

	private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private final FrontDoor door = new FrontDoor(AllowedHosts.of(""));

	@AfterEach
	void close() {
		this.door.close();
	}

	private void open(RawUpstream upstream) {
		this.door.upstreams().open(Service.DISPLAY, upstream.address());
		this.door.open(Loopback.addresses(), 0);
	}

	@Test
	void bothLoopbackAddressesAreAnswered() throws IOException {
		try (RawUpstream upstream = RawUpstream.named("display")) {
			open(upstream);
			for (String address : Loopback.addresses()) {
				try (RawClient client = new RawClient(address, this.door.port())) {
					client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
					assertThat(client.readAll()).endsWith("display");
				}
			}
		}
	}

	@Test
	void redirectAndHeadersOfTheResponseArePassedOn() throws IOException {
		try (RawUpstream upstream = RawUpstream
			.answering("HTTP/1.1 303 See Other\r\nLocation: /adder_service?added=7\r\n"
					+ "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Counter-Release: abc\r\nContent-Length: 0\r\n\r\n")) {
			open(upstream);
			assertThat(RawClient.get(this.door, "/").lines()).startsWith("HTTP/1.1 303 See Other")
				.contains("Location: /adder_service?added=7", "Set-Cookie: a=1", "Set-Cookie: b=2",
						"X-Counter-Release: abc")
				.noneMatch((line) -> line.startsWith("Server:") || line.startsWith("Via:"));
			assertThat(upstream.heads()).hasSize(1);
		}
	}

	@Test
	void responseIsStreamed() throws IOException {
		CountDownLatch firstSeen = new CountDownLatch(1);
		try (RawUpstream upstream = new RawUpstream((head, in, out) -> {
			out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"
				.getBytes(StandardCharsets.US_ASCII));
			out.flush();
			if (firstSeen.await(120, TimeUnit.SECONDS)) {
				out.write("4\r\nlast\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			}
		})) {
			open(upstream);
			try (RawClient client = new RawClient(this.door)) {
				client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
				client.readUntil("first");
				firstSeen.countDown();
				assertThat(client.readAll()).contains("last");
			}
		}
	}

	@Test
	void requestBodyIsStreamed() throws IOException, InterruptedException {
		CountDownLatch firstArrived = new CountDownLatch(1);
		try (RawUpstream upstream = new RawUpstream((head, in, out) -> {
			in.readNBytes(5);
			firstArrived.countDown();
			String rest = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
			out.write(("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + rest).getBytes(StandardCharsets.US_ASCII));
		})) {
			open(upstream);
			try (RawClient client = new RawClient(this.door)) {
				client
					.send("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 9\r\n\r\nfirst");
				assertThat(firstArrived.await(120, TimeUnit.SECONDS)).isTrue();
				client.send("last");
				assertThat(client.readAll()).endsWith("last");
			}
		}
	}

	@Test
	void incompleteResponseStaysIncomplete() throws IOException {
		try (RawUpstream upstream = RawUpstream
			.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")) {
			open(upstream);
			assertThat(RawClient.get(this.door, "/")).contains("first").doesNotContain("\r\n0\r\n");
		}
	}

	@Test
	void browserGetsAPageWhileAServiceIsDown() throws IOException {
		this.door.open(Loopback.addresses(), 0);
		assertThat(RawClient.get(this.door, "/add_number", BROWSER, "X-Amzn-Trace-Id: Root=1-2-3"))
			.startsWith("HTTP/1.1 503 Service Unavailable")
			.contains("Content-Type: text/html;charset=utf-8", "Retry-After: 2", "X-Amzn-Trace-Id: Root=1-2-3",
					"style-src 'sha256-", "<h1>", "The adder service is starting or restarting");
	}

	@Test
	void clientGetsProblemDetailsWhileAServiceIsDown() throws IOException {
		this.door.open(Loopback.addresses(), 0);
		for (String accept : List.of("X-None: x", "Accept: */*", "Accept: application/json, text/html;q=0.5")) {
			assertThat(RawClient.get(this.door, "/reset_table", accept)).startsWith("HTTP/1.1 503 Service Unavailable")
				.contains("Content-Type: application/problem+json", "Retry-After: 2", "\"status\":503",
						"urn:counter:problem:service-unavailable", "The reset service is starting");
		}
	}

	@Test
	void brokenConnectionIsAnOutcomeUnknownAndIsNotRetried() throws IOException {
		try (RawUpstream upstream = RawUpstream.answering("")) {
			open(upstream);
			assertThat(RawClient.exchange(this.door,
					"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
				.startsWith("HTTP/1.1 503")
				.contains("Retry-After: 2", "urn:counter:problem:outcome-unknown");
			assertThat(upstream.heads()).hasSize(1);
		}
	}

	@Test
	void restartedServiceIsReachedAtItsNewAddress() throws IOException {
		try (RawUpstream before = RawUpstream.named("before"); RawUpstream after = RawUpstream.named("after")) {
			open(before);
			assertThat(RawClient.get(this.door, "/")).endsWith("before");
			this.door.upstreams().close(Service.DISPLAY);
			assertThat(RawClient.get(this.door, "/")).startsWith("HTTP/1.1 503");
			this.door.upstreams().open(Service.DISPLAY, after.address());
			assertThat(RawClient.get(this.door, "/")).endsWith("after");
		}
	}

	@Test
	void refusedConnectionIsServiceUnavailable() throws IOException {
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		this.door.upstreams().open(Service.DISPLAY, URI.create("http://127.0.0.1:" + free));
		this.door.open(Loopback.addresses(), 0);
		assertThat(RawClient.get(this.door, "/")).startsWith("HTTP/1.1 503").contains("Retry-After: 2");
		assertThat(RawClient.exchange(this.door,
				"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
			.startsWith("HTTP/1.1 503")
			.contains("urn:counter:problem:service-unavailable", "nothing was done");
	}

}
