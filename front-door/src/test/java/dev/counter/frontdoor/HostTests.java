package dev.counter.frontdoor;

import java.io.IOException;
import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Protection against DNS rebinding on the loopback addresses.
 */
class HostTests {

	@ParameterizedTest
	@ValueSource(strings = { "GET /", "POST /add_number", "POST /reset_table", "GET /nothing" })
	void reboundNameIsRefusedWithTheFix(String request) throws IOException {
		try (FrontDoor door = new FrontDoor(AllowedHosts.of("")); RawUpstream upstream = RawUpstream.named("service")) {
			for (Service service : Service.values()) {
				door.upstreams().open(service, upstream.address());
			}
			door.open(Loopback.addresses(), 0);
			for (String address : Loopback.addresses()) {
				try (RawClient client = new RawClient(address, door.port())) {
					client.send(request + " HTTP/1.1\r\nHost: evil.example:" + door.port()
							+ "\r\nOrigin: http://evil.example:" + door.port()
							+ "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
					assertThat(client.readAll()).startsWith("HTTP/1.1 421")
						.contains("urn:counter:problem:misdirected-request", "ALLOWED_HOSTS");
				}
			}
			assertThat(upstream.heads()).isEmpty();
		}
	}

	@Test
	void allowedHostIsAnswered() throws IOException {
		assertThat(answer("counter.test:8080", "127.0.0.1")).endsWith("display");
		assertThat(answer("other.test:8080", "127.0.0.1")).startsWith("HTTP/1.1 421");
	}

	@Test
	void allowedHostsRestrictTheWildcardAddress() throws IOException {
		assertThat(answer("counter.test", "0.0.0.0")).endsWith("display");
		assertThat(answer("other.test", "0.0.0.0")).startsWith("HTTP/1.1 421");
	}

	private static String answer(String host, String address) throws IOException {
		try (FrontDoor door = new FrontDoor(AllowedHosts.of("counter.test"));
				RawUpstream upstream = RawUpstream.named("display")) {
			door.upstreams().open(Service.DISPLAY, upstream.address());
			door.open(List.of(address), 0);
			return RawClient.exchange(door, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		}
	}

}
