package dev.counter.frontdoor;

import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attribution of an incomplete body: to the client, or to the upstream.
 */
class ClientRequestTests {

	private final Server server = new Server();

	@AfterEach
	void stop() throws Exception {
		this.server.stop();
	}

	@Test
	void bodyIsInvalidWhenItIsMalformed() throws Exception {
		assertThat(
				hasInvalidBody("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\nzz\r\n",
						ClientRequestTests::read))
			.isTrue();
	}

	@Test
	void bodyIsNotInvalidAfterTheUpstreamFailed() throws Exception {
		assertThat(hasInvalidBody("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nfirst", (request) -> {
			request.fail(new ConnectException("refused"));
			read(request);
		})).isFalse();
	}

	private boolean hasInvalidBody(String sent, Consumer<ClientRequest> reading) throws Exception {
		AtomicBoolean failed = new AtomicBoolean();
		LocalConnector connector = new LocalConnector(this.server);
		this.server.addConnector(connector);
		this.server.setHandler(new Handler.Abstract() {
			@Override
			public boolean handle(Request request, Response response, Callback callback) {
				ClientRequest visitors = new ClientRequest(request);
				reading.accept(visitors);
				failed.set(visitors.hasInvalidBody());
				callback.succeeded();
				return true;
			}
		});
		this.server.start();
		assertThat(connector.getResponse(sent)).startsWith("HTTP/1.1 200");
		return failed.get();
	}

	private static void read(ClientRequest request) {
		Content.Chunk chunk = request.read();
		while (!Content.Chunk.isFailure(chunk)) {
			chunk.release();
			chunk = request.read();
		}
	}

}
