package dev.counter.local.frontdoor;

import java.io.IOException;
import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On the loopback addresses a front door answers to no name that DNS may have rebound.
 */
class HostTests {

	@ParameterizedTest
	@ValueSource(strings = { "GET /", "POST /add_number", "POST /reset_table", "GET /nothing" })
	void refusesAReboundNameAndNamesTheFix(String request) throws IOException {
		try (FrontDoor door = new FrontDoor(); RawUpstream upstream = RawUpstream.named("service")) {
			for (Service service : Service.values()) {
				door.upstreams().open(service, upstream.address());
			}
			door.open(Binding.loopback(0));
			for (Binding binding : Binding.loopback(0)) {
				try (RawClient client = new RawClient(binding.host(), door.port())) {
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
	void answersToTheNamesOfTheSetting() throws IOException {
		assertThat(answer("counter.test:8080", Binding.loopback(0).get(0))).endsWith("display");
		assertThat(answer("other.test:8080", Binding.loopback(0).get(0))).startsWith("HTTP/1.1 421");
	}

	@Test
	void keepsToTheNamesOfTheSettingOnEveryAddress() throws IOException {
		assertThat(answer("counter.test", Binding.everywhere(0).get(0))).endsWith("display");
		assertThat(answer("other.test", Binding.everywhere(0).get(0))).startsWith("HTTP/1.1 421");
	}

	private static String answer(String host, Binding binding) throws IOException {
		try (FrontDoor door = new FrontDoor(AllowedHosts.of("counter.test"));
				RawUpstream upstream = RawUpstream.named("display")) {
			door.upstreams().open(Service.DISPLAY, upstream.address());
			door.open(List.of(binding));
			return RawClient.exchange(door, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		}
	}

}
