package dev.counter.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks a service over HTTP and follows no redirect, so that a test sees each answer.
 */
public final class Visitor {

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final String[] BROWSER = { "Accept", "text/html,application/xhtml+xml,*/*;q=0.8" };

	private final int port;

	/**
	 * Creates a visitor of a service on this machine.
	 * @param port the service's port
	 */
	public Visitor(int port) {
		this.port = port;
	}

	/**
	 * Asks as a client does.
	 * @param path path and query
	 * @param headers names and values by turns
	 * @return the answer
	 */
	public HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers));
	}

	/**
	 * Asks as a browser does.
	 * @param path path and query
	 * @return the answer
	 */
	public HttpResponse<String> getPage(String path) {
		return get(path, BROWSER);
	}

	/**
	 * Asks for the headers alone.
	 * @param path path and query
	 * @return the answer
	 */
	public HttpResponse<String> head(String path) {
		return send(request(path).method("HEAD", BodyPublishers.noBody()));
	}

	/**
	 * Posts as a client does.
	 * @param path path and query
	 * @param body the body, may be empty
	 * @param headers names and values by turns
	 * @return the answer
	 */
	public HttpResponse<String> post(String path, String body, String... headers) {
		return send(request(path, headers).POST(BodyPublishers.ofString(body)));
	}

	/**
	 * Posts a form as a browser does.
	 * @param path path and query
	 * @param form the encoded fields
	 * @return the answer
	 */
	public HttpResponse<String> postForm(String path, String form) {
		return send(request(path, BROWSER).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)));
	}

	/**
	 * Where a path of the service is.
	 * @param path path and query
	 * @return the absolute address
	 */
	public URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
