package dev.counter.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/smoke} behind a load balancer that restricts resets.
 */
class SmokeTests {

	private static final Tool BASH = Tool.required("bash");

	private HttpServer balancer;

	private String refusal = "";

	@BeforeEach
	void start() throws IOException {
		this.balancer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.balancer.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set(Headers.RELEASE, "abc");
			answer(exchange, 200, "page");
		});
		this.balancer.createContext(Routes.RESET, (exchange) -> answer(exchange, 403, this.refusal));
		this.balancer.start();
	}

	@AfterEach
	void stop() {
		this.balancer.stop(0);
	}

	@Test
	void smokeSkipsPagesThatTheBalancerRestricts() {
		this.refusal = "Only some addresses may do this, and yours is none of them.";
		assertThat(Repository.read("infra-cdktf/src/main/java/dev/counter/infra/balancer/ListenerRules.java"))
			.contains(this.refusal);
		Tool.Outcome outcome = smoke();
		assertThat(outcome.exit()).as(outcome.output()).isZero();
		assertThat(outcome.output()).contains(Routes.DISPLAY + " is served by abc",
				Routes.RESET + " is not asked: entrance.reset_sources does not allow this address");
	}

	@Test
	void smokeFailsOnOtherRefusals() {
		this.refusal = "Forbidden";
		Tool.Outcome outcome = smoke();
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains(Routes.RESET + " answers '403' instead of '200 abc'");
	}

	private Tool.Outcome smoke() {
		return BASH.run(Map.of("SMOKE_SECONDS", "0", "POLL_SECONDS", "0"), "deploy/smoke",
				"http://127.0.0.1:" + this.balancer.getAddress().getPort(), "abc");
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
