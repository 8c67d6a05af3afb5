package dev.counter.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * What HTTP alone costs: the server of the services, answering each add with what the
 * adder answered once, header fields and all, and keeping nothing, or what it is given to
 * do first.
 */
final class BareServlet extends HttpServlet implements AutoCloseable {

	private static final long serialVersionUID = 1L;

	/** Kept, or its level would be lost. */
	private static final Logger LOG = Logger.getLogger("org.apache");

	/** As many as the adder has. */
	static final int THREADS = 16;

	/** Tomcat writes these by itself. */
	private static final Set<String> OF_THE_SERVER = Set.of("connection", "content-length", "date", "keep-alive",
			"transfer-encoding");

	private final transient Tomcat tomcat = new Tomcat();

	private final transient Map<String, String> fields = new TreeMap<>();

	private final byte[] body;

	private final transient Work work;

	private BareServlet(HttpResponse<byte[]> answer, Work work) {
		this.work = work;
		answer.headers().map().forEach((name, values) -> this.fields.put(name, values.get(0)));
		this.fields.keySet().removeAll(OF_THE_SERVER);
		this.body = answer.body();
	}

	/**
	 * Starts a server.
	 * @param add the adder's route, which is asked once
	 * @param folder where the server may keep what it likes
	 * @param work what it does before it answers
	 * @return the running server
	 */
	static BareServlet start(URI add, Path folder, Work work) throws IOException {
		LOG.setLevel(Level.SEVERE);
		BareServlet servlet = new BareServlet(answer(add), work);
		servlet.tomcat.setBaseDir(folder.toString());
		Connector connector = new Connector();
		connector.setThrowOnFailure(true);
		connector.setPort(0);
		connector.setProperty("address", "127.0.0.1");
		connector.setProperty("maxThreads", String.valueOf(THREADS));
		connector.setProperty("maxKeepAliveRequests", "-1");
		servlet.tomcat.setConnector(connector);
		Context context = servlet.tomcat.addContext("", folder.toString());
		Tomcat.addServlet(context, "bare", servlet);
		context.addServletMappingDecoded("/", "bare");
		try {
			servlet.tomcat.start();
			return servlet;
		}
		catch (LifecycleException ex) {
			throw new IOException(ex);
		}
	}

	private static HttpResponse<byte[]> answer(URI add) throws IOException {
		HttpRequest request = HttpRequest.newBuilder(add)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"number\": \"1.5\"}"))
			.build();
		try {
			HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
			if (answer.statusCode() != HttpServletResponse.SC_OK) {
				throw new IOException(add + " answers with " + answer.statusCode());
			}
			return answer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.tomcat.getConnector().getLocalPort() + "/");
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.getInputStream().readNBytes(request.getContentLength());
		this.work.run();
		this.fields.forEach(response::setHeader);
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
	}

	@Override
	public void close() {
		try {
			this.tomcat.stop();
			this.tomcat.destroy();
		}
		catch (LifecycleException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a request is for.
	 */
	interface Work {

		Work NOTHING = () -> {
		};

		void run() throws IOException;

	}

}
