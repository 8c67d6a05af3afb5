package dev.counter.core.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import dev.counter.contract.Service;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Warm-up before readiness: asks the service for its own page, and for what it names as a
 * {@link WarmUpRequest}. What a first answer has to load takes a small CPU longer than a
 * request's deadline.
 */
class WarmUp implements ApplicationRunner, Ordered {

	private static final Log log = LogFactory.getLog(WarmUp.class);

	private static final int ATTEMPTS = 10;

	private static final int ANSWERS = 3;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final SchemaWatch database;

	private final Service service;

	private final ServerProperties server;

	private final Environment environment;

	private final Stream<WarmUpRequest> more;

	WarmUp(SchemaWatch database, Service service, ServerProperties server, Environment environment,
			Stream<WarmUpRequest> more) {
		this.database = database;
		this.service = service;
		this.server = server;
		this.environment = environment;
		this.more = more;
	}

	/** After the look at the schema. */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Integer port = this.environment.getProperty("local.server.port", Integer.class);
		if (port != null && this.database.isRight()) {
			try {
				URI page = at(port, this.service.page());
				askFor(page, null);
				for (WarmUpRequest request : this.more.toList()) {
					askFor(page.resolve(request.target()), request.form());
				}
			}
			catch (IOException | URISyntaxException ex) {
				log.info("Starts cold: " + ex);
			}
		}
	}

	/** The first attempts may well miss the deadline that all requests have. */
	private static void askFor(URI target, @Nullable String form) throws IOException {
		int answers = 0;
		for (int attempt = 0; attempt < ATTEMPTS && answers < ANSWERS; attempt++) {
			answers += (ask(target, form) < HttpURLConnection.HTTP_INTERNAL_ERROR) ? 1 : 0;
		}
	}

	static int ask(URI target, @Nullable String form) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
		connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
		connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
		connection.setRequestProperty("Accept", "text/html, */*;q=0.8");
		if (form != null) {
			connection.setDoOutput(true);
			connection.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
		}
		int status = connection.getResponseCode();
		try (InputStream body = (status < HttpURLConnection.HTTP_BAD_REQUEST) ? connection.getInputStream()
				: connection.getErrorStream()) {
			if (body != null) {
				body.transferTo(OutputStream.nullOutputStream());
			}
		}
		return status;
	}

	URI at(int port, String path) throws URISyntaxException {
		InetAddress address = this.server.getAddress();
		InetAddress host = (address == null || address.isAnyLocalAddress()) ? InetAddress.getLoopbackAddress()
				: address;
		return new URI("http", null, host.getHostAddress(), port, path, null, null);
	}

}
