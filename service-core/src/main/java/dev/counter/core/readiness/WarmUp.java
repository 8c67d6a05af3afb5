package dev.counter.core.readiness;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.util.stream.Stream;

import dev.counter.contract.Service;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Warm-up before readiness: requests the service's page and each {@link WarmUpRequest}
 * bean. The first response loads classes for longer than a request's deadline on a small
 * CPU.
 */
class WarmUp implements ApplicationRunner, Ordered {

	private static final Log log = LogFactory.getLog(WarmUp.class);

	private static final int ATTEMPTS = 10;

	private static final int RESPONSES = 3;

	private final SchemaHealthIndicator schema;

	private final Service service;

	private final ServerProperties server;

	private final Environment environment;

	private final Stream<WarmUpRequest> more;

	WarmUp(SchemaHealthIndicator schema, Service service, ServerProperties server, Environment environment,
			Stream<WarmUpRequest> more) {
		this.schema = schema;
		this.service = service;
		this.server = server;
		this.environment = environment;
		this.more = more;
	}

	/** After the schema version is read. */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Integer port = this.environment.getProperty("local.server.port", Integer.class);
		if (port != null && this.schema.isSufficient()) {
			try {
				for (WarmUpRequest request : Stream.concat(Stream.of(page()), this.more).toList()) {
					repeat(request, server(port));
				}
			}
			catch (IOException ex) {
				log.info("Starts without warm-up: " + ex);
			}
		}
	}

	WarmUpRequest page() {
		return WarmUpRequest.get(this.service.page());
	}

	URI server(int port) {
		InetAddress address = this.server.getAddress();
		InetAddress host = (address == null || address.isAnyLocalAddress()) ? InetAddress.getLoopbackAddress()
				: address;
		String literal = host.getHostAddress();
		return URI.create("http://" + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port);
	}

	/** Several attempts: the first may exceed the deadline. */
	private static void repeat(WarmUpRequest request, URI server) throws IOException {
		int responses = 0;
		for (int attempt = 0; attempt < ATTEMPTS && responses < RESPONSES; attempt++) {
			responses += (request.send(server) < HttpURLConnection.HTTP_INTERNAL_ERROR) ? 1 : 0;
		}
	}

}
