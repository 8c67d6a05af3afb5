package dev.counter.core.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.counter.contract.Times;
import dev.counter.testsupport.http.RawExchange;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keep-alive of connections.
 */
@RunningSample
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
class ConnectionTests {

	private static final int MORE_THAN_TOMCAT_ALLOWS_BY_ITSELF = 150;

	private static final int LONGER_THAN_THE_CONNECTION_TIMEOUT_MILLIS = 4000;

	@LocalServerPort
	private int port;

	@Autowired
	private ServletWebServerApplicationContext context;

	@Test
	void keepAliveExceedsLoadBalancersIdleTimeout() {
		TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(this.context.getWebServer());
		AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) server.getTomcat()
			.getConnector()
			.getProtocolHandler();
		assertThat(protocol.getKeepAliveTimeout()).isEqualTo((int) Times.KEEP_ALIVE.toMillis());
		assertThat(Times.KEEP_ALIVE).isGreaterThan(Times.BALANCER_IDLE);
	}

	/**
	 * A front door may have opened it for a request that another connection then took.
	 */
	@Test
	void unusedConnectionOutlivesConnectionTimeout() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(LONGER_THAN_THE_CONNECTION_TIMEOUT_MILLIS);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.getInputStream().read());
		}
	}

	@Test
	void connectionServesAnyNumberOfRequests() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			byte[] request = "HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i < MORE_THAN_TOMCAT_ALLOWS_BY_ITSELF; i++) {
				socket.getOutputStream().write(request);
				assertThat(head(socket)).startsWith("HTTP/1.1 404").doesNotContain("Connection: close");
			}
		}
	}

	@Test
	void missingBodyIs408() {
		RawExchange answer = RawExchange.of(this.port, "POST /add_number HTTP/1.1\r\nHost: localhost\r\n"
				+ "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
		assertThat(answer.status()).isEqualTo(408);
		assertThat(answer.body()).contains("urn:counter:problem:request-timeout");
	}

	private static String head(Socket socket) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) socket.getInputStream().read());
		}
		return head.toString();
	}

}
