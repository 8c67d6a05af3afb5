package dev.counter.frontdoor;

import java.io.IOException;
import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Malformed requests are the client's error: each gets a 400, none a 5xx.
 */
class MalformedRequestTests {

	private final FrontDoor door = new FrontDoor(AllowedHosts.of(""));

	@AfterEach
	void close() {
		this.door.close();
	}

	private void open(RawUpstream upstream) {
		this.door.upstreams().open(Service.DISPLAY, upstream.address());
		this.door.open(Loopback.addresses(), 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rubbish", "GET /%zz HTTP/1.1\r\nHost: localhost", "GET /%00 HTTP/1.1\r\nHost: localhost",
			"GET /../../x HTTP/1.1\r\nHost: localhost", "GET / HTTP/1.1",
			"GET / HTTP/1.1\r\nHost: localhost\r\nno colon",
			"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked" })
	void invalidHttpIsAnsweredWithAProblem(String head) throws IOException {
		this.door.open(Loopback.addresses(), 0);
		assertThat(RawClient.exchange(this.door, head + "\r\n\r\n")).startsWith("HTTP/1.1 400")
			.contains("application/problem+json", "urn:counter:problem:malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\\", "text/html;q=x", "text/html;q=\"", ";;", "," })
	void malformedAcceptIsAnswered(String accept) throws IOException {
		this.door.open(Loopback.addresses(), 0);
		String head = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: " + accept + "\r\n\r\n";
		assertThat(RawClient.exchange(this.door, "GET /%zz" + head)).startsWith("HTTP/1.1 400")
			.contains("urn:counter:problem:malformed-request");
		assertThat(RawClient.exchange(this.door, "GET /" + head)).startsWith("HTTP/1.1 503")
			.contains("urn:counter:problem:service-unavailable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9" })
	void unsupportedVersionNamesTheSupportedOne(String version) throws IOException {
		this.door.open(Loopback.addresses(), 0);
		assertThat(RawClient.exchange(this.door, "GET / " + version + "\r\nHost: localhost\r\n\r\n"))
			.startsWith("HTTP/1.1 505")
			.contains("urn:counter:problem:not-implemented", "HTTP/1.1 is.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 50\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
			"Transfer-Encoding: chunked\r\n\r\n5\r\n{" })
	void malformedOrIncompleteBodyIsABadRequest(String rest) throws IOException {
		try (RawUpstream upstream = new RawUpstream((head, in, out) -> in.readAllBytes())) {
			open(upstream);
			for (String method : List.of("POST", "GET")) {
				try (RawClient client = new RawClient(this.door)) {
					client.send(method + " / HTTP/1.1\r\nHost: localhost\r\n" + rest);
					client.shutdownOutput();
					assertThat(client.readAll()).startsWith("HTTP/1.1 400")
						.contains("urn:counter:problem:malformed-request");
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/\u00ff", "/\u00c3\u00a9", "/display_service/entries\u00e4\u00b8\u00adlimit=1",
			"/?a=\u00e4\u00b8\u00ad" })
	void targetThatCannotBeForwardedUnchangedIsRefused(String target) throws IOException {
		try (RawUpstream upstream = RawUpstream.named("display")) {
			open(upstream);
			assertThat(RawClient.get(this.door, target)).startsWith("HTTP/1.1 400")
				.contains("urn:counter:problem:malformed-request");
			assertThat(upstream.heads()).isEmpty();
		}
	}

}
