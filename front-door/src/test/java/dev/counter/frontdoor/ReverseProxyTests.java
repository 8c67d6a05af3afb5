package dev.counter.frontdoor;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routing by the contract, with the request unchanged but for the headers of a load
 * balancer.
 */
class ReverseProxyTests {

	private final FrontDoor door = new FrontDoor(AllowedHosts.of(""));

	private final Map<Service, RawUpstream> upstreams = new EnumMap<>(Service.class);

	@BeforeEach
	void open() throws IOException {
		for (Service service : Service.values()) {
			RawUpstream upstream = RawUpstream.named(service.key());
			this.upstreams.put(service, upstream);
			this.door.upstreams().open(service, upstream.address());
		}
		this.door.open(Loopback.addresses(), 0);
	}

	@AfterEach
	void close() throws IOException {
		this.door.close();
		for (RawUpstream upstream : this.upstreams.values()) {
			upstream.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/add_number", "/adder_service", "/adder_service?added=7", "/display_service/total",
			"/reset_table", "/assets/x.css", "/nowhere", "//", "//add_number", "/ADD_NUMBER", "/add%5Fnumber",
			"/adder_service/../reset_table", "/adder_service/%2e%2e/x", "/adder_service/%2F", "/adder_service/a|b",
			"/adder_service/{x}?q=<\"^`>", "/adder_service;a=b", "/adder_service/;/x?%", "/a\\b", "/?",
			"/display_service/entries?limit=1&limit=2#x" })
	void targetIsForwardedUnchangedToTheServiceOfItsRawPath(String target) throws IOException {
		String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
		Service expected = Routing.serviceFor(path);
		assertThat(RawClient.get(this.door, target)).startsWith("HTTP/1.1 200 OK")
			.endsWith("\r\n\r\n" + expected.key());
		assertThat(requestLine(expected)).isEqualTo("GET " + withoutFragment(target) + " HTTP/1.1");
	}

	private static String withoutFragment(String target) {
		return target.contains("#") ? target.substring(0, target.indexOf('#')) : target;
	}

	@Test
	void absoluteTargetIsRoutedByItsPath() throws IOException {
		assertThat(RawClient.get(this.door, "http://localhost/reset_table")).endsWith("reset");
		assertThat(requestLine(Service.RESET)).isEqualTo("GET /reset_table HTTP/1.1");
	}

	@Test
	void unknownMethodIsForwarded() throws IOException {
		RawClient.exchange(this.door, "get / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(requestLine(Service.DISPLAY)).isEqualTo("get / HTTP/1.1");
	}

	@Test
	void clientAddressIsAppendedToForwardedFor() throws IOException {
		RawClient.get(this.door, "/", "X-Forwarded-For: 198.51.100.1, unknown", "x-forwarded-for: 203.0.113.9");
		assertThat(header(Service.DISPLAY, "X-Forwarded-For"))
			.containsExactly("198.51.100.1, unknown, 203.0.113.9, 127.0.0.1");
	}

	@Test
	void forwardedSchemeAndPortReplaceClaimedOnes() throws IOException {
		RawClient.get(this.door, "/", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443");
		assertThat(header(Service.DISPLAY, "X-Forwarded-Proto")).containsExactly("http");
		assertThat(header(Service.DISPLAY, "X-Forwarded-Port")).containsExactly(Integer.toString(this.door.port()));
	}

	@Test
	void traceIdIsAddedOnlyWhereThereIsNone() throws IOException {
		RawClient.get(this.door, "/");
		assertThat(header(Service.DISPLAY, "X-Amzn-Trace-Id")).singleElement()
			.asString()
			.matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
		RawClient.get(this.door, "/add_number", "X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678");
		assertThat(header(Service.ADDER, "X-Amzn-Trace-Id"))
			.containsExactly("Root=1-67891233-abcdef012345678912345678");
	}

	@Test
	void headersAreThoseOfALoadBalancerAndTheHostIsKept() throws IOException {
		RawClient.exchange(this.door, "POST /add_number HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 2\r\n"
				+ "Connection: close, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nTE: trailers\r\n\r\n{}");
		assertThat(header(Service.ADDER, "Host")).containsExactly("localhost:8080");
		assertThat(headerNames(Service.ADDER)).containsExactlyInAnyOrder("Host", "Content-Length", "X-Forwarded-For",
				"X-Forwarded-Proto", "X-Forwarded-Port", "X-Amzn-Trace-Id");
	}

	@Test
	void largeHeadersAreForwarded() throws IOException {
		String cookie = "x".repeat(20_000);
		assertThat(RawClient.get(this.door, "/", "Cookie: " + cookie)).startsWith("HTTP/1.1 200");
		assertThat(header(Service.DISPLAY, "Cookie")).containsExactly(cookie);
	}

	private String head(Service service) {
		List<String> heads = Objects.requireNonNull(this.upstreams.get(service)).heads();
		assertThat(heads).hasSize(1);
		return heads.get(0);
	}

	private String requestLine(Service service) {
		return head(service).lines().findFirst().orElseThrow();
	}

	private List<String> header(Service service, String name) {
		return head(service).lines()
			.filter((line) -> line.startsWith(name + ": "))
			.map((line) -> line.substring(name.length() + 2))
			.toList();
	}

	private List<String> headerNames(Service service) {
		return head(service).lines()
			.skip(1)
			.filter((line) -> line.contains(":"))
			.map((line) -> line.substring(0, line.indexOf(':')))
			.toList();
	}

}
