package dev.counter.local.frontdoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.local.failure.StartFailure;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The one address of the system, which routes like the load balancer in AWS.
 */
public final class FrontDoor implements AutoCloseable {

	private static final int HEADER_BYTES = 64 * 1024;

	private final Server server;

	private final Upstreams upstreams = new Upstreams();

	private int port;

	/**
	 * Creates a front door without host names.
	 */
	public FrontDoor() {
		this(AllowedHosts.of(""));
	}

	/**
	 * Creates a front door.
	 * @param hosts the host names that it answers to
	 */
	public FrontDoor(AllowedHosts hosts) {
		QueuedThreadPool threads = new QueuedThreadPool();
		threads.setName("front-door");
		threads.setDaemon(true);
		this.server = new Server(threads);
		this.server.setErrorHandler(new ErrorAnswer());
		this.server.setHandler(new GracefulHandler(new Forwarding(this.upstreams, hosts)));
		this.server.setStopTimeout(Times.SHUTDOWN_GRACE.toMillis());
	}

	/**
	 * Takes requests from now on. A service without an upstream is answered for with 503.
	 * @param bindings the addresses to listen on, all with the port of the first
	 * @throws StartFailure when an address or port is not to be had
	 */
	public void open(List<Binding> bindings) {
		List<ServerConnector> connectors = new ArrayList<>();
		for (Binding binding : bindings) {
			ServerConnector connector = new ServerConnector(this.server, 1, -1, new HttpConnectionFactory(http()));
			connector.setIdleTimeout(Times.BALANCER_IDLE.toMillis());
			connector.setAcceptedSendBufferSize(Limits.SEND_BUFFER_BYTES);
			connectors.add(connector);
			listen(connector, binding);
			this.server.addConnector(connector);
		}
		try {
			this.server.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The front door does not start", ex);
		}
	}

	private void listen(ServerConnector connector, Binding binding) {
		try {
			connector.open(binding.listen(this.port));
			this.port = connector.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Paths are not the front door's to judge: a service says what is wrong with one. */
	private static HttpConfiguration http() {
		HttpConfiguration http = new HttpConfiguration();
		http.setUriCompliance(UriCompliance.UNSAFE);
		http.setRequestHeaderSize(HEADER_BYTES);
		http.setResponseHeaderSize(HEADER_BYTES);
		http.setSendServerVersion(false);
		http.setSendDateHeader(true);
		return http;
	}

	/**
	 * Where the services are.
	 * @return the addresses, to be changed at any time
	 */
	public Upstreams upstreams() {
		return this.upstreams;
	}

	/**
	 * The port that it listens on.
	 * @return the TCP port, 0 before {@link #open}
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Takes no more requests and answers those in flight.
	 */
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
