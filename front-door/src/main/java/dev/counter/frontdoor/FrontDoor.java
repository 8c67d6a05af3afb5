package dev.counter.frontdoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Front door: the one address of the system, a Jetty server that routes like the load
 * balancer in AWS.
 */
public final class FrontDoor implements AutoCloseable {

	static final int HEADER_BYTES = 64 * 1024;

	private final Server server;

	private final Upstreams upstreams = new Upstreams();

	private int port;

	/** Creates a front door that answers to these host names. */
	public FrontDoor(AllowedHosts hosts) {
		QueuedThreadPool threads = new QueuedThreadPool();
		threads.setName("front-door");
		threads.setDaemon(true);
		this.server = new Server(threads);
		this.server.setErrorHandler(new ErrorResponse());
		this.server.setHandler(new GracefulHandler(new ReverseProxy(this.upstreams, hosts)));
		this.server.setStopTimeout(Times.SHUTDOWN_GRACE.toMillis());
	}

	/**
	 * Listens on each address, all with the same port; 0 is any free one.
	 * @throws UncheckedIOException when the port is in use or not permitted
	 */
	public void open(List<String> addresses, int chosenPort) {
		this.port = chosenPort;
		try {
			for (String address : addresses) {
				ServerConnector connector = connector(address);
				this.server.addConnector(connector);
				connector.open();
				this.port = connector.getLocalPort();
			}
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The front door does not start", ex);
		}
	}

	private ServerConnector connector(String address) {
		ServerConnector connector = new ServerConnector(this.server, 1, -1, new HttpConnectionFactory(http()));
		connector.setHost(address);
		connector.setPort(this.port);
		connector.setIdleTimeout(Times.BALANCER_IDLE.toMillis());
		connector.setAcceptedSendBufferSize(Limits.SEND_BUFFER_BYTES);
		return connector;
	}

	/** Every path is forwarded: the services validate it. */
	private static HttpConfiguration http() {
		HttpConfiguration http = new HttpConfiguration();
		http.setUriCompliance(UriCompliance.UNSAFE);
		http.setRequestHeaderSize(HEADER_BYTES);
		http.setResponseHeaderSize(HEADER_BYTES);
		http.setSendServerVersion(false);
		http.setSendDateHeader(true);
		return http;
	}

	public Upstreams upstreams() {
		return this.upstreams;
	}

	/** The TCP port, known after {@link #open}. */
	public int port() {
		return this.port;
	}

	/** Graceful shutdown: stops accepting, then completes the requests in flight. */
	@Override
	public void close() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The front door does not stop", ex);
		}
	}

}
