package dev.counter.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;

import com.sun.net.httpserver.HttpServer;
import dev.counter.contract.Headers;

/**
 * HTTP server that answers as the services of a release.
 */
final class ReleaseServer implements AutoCloseable {

	private final HttpServer server;

	ReleaseServer(Function<String, String> releaseOfPath) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set(Headers.RELEASE, releaseOfPath.apply(exchange.getRequestURI().getPath()));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
