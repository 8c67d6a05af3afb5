package dev.counter.testsupport.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP client for tests: it follows no redirect, so that a test sees each response.
 * Headers are names and values in turn.
 *
 * @param server the address of a service or of the front door
 */
public record TestClient(URI server) {

	/** The {@code Accept} header of a browser. */
	public static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	/** Longer than any deadline of the services. */
	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final int MAX_ATTEMPTS = 10;

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	/** A client of a server on this machine. */
	public static TestClient of(int port) {
		return new TestClient(URI.create("http://localhost:" + port));
	}

	/** The response's body as JSON. */
	public static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	/** The first value of a response header, empty when it is absent. */
	public static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	public HttpResponse<String> head(String path, String... headers) {
		return send("HEAD", path, BodyPublishers.noBody(), headers);
	}

	/** Requests a page as a browser does. */
	public HttpResponse<String> getPage(String path) {
		return get(path, "Accept", BROWSER);
	}

	public HttpResponse<String> post(String path, String body, String... headers) {
		return send("POST", path, BodyPublishers.ofString(body), headers);
	}

	public HttpResponse<String> postJson(String path, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	/** Submits a form as a browser does. */
	public HttpResponse<String> postForm(String path, String form, String... headers) {
		return send(request(path, headers).header("Accept", BROWSER)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build());
	}

	public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		return send(request(path, headers).method(method, body).build());
	}

	/** Adds a number through the API. */
	public HttpResponse<String> add(String number) {
		return postJson(Routes.ADD_NUMBER, "{\"number\": \"" + number + "\"}");
	}

	/** Adds a number through the API, with an idempotency key. */
	public HttpResponse<String> add(String number, String key) {
		return postJson(Routes.ADD_NUMBER, "{\"number\": \"" + number + "\"}", Headers.IDEMPOTENCY_KEY, key);
	}

	/** Adds a number with a new key, and retries while the response is 503. */
	public HttpResponse<String> addWithRetry(String number) {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> response = add(number, key);
		for (int attempt = 1; response.statusCode() == 503 && attempt < MAX_ATTEMPTS; attempt++) {
			response = add(number, key);
		}
		return response;
	}

	/** Resets the counter through the API. */
	public HttpResponse<String> reset() {
		return post(Routes.RESET_TABLE, "");
	}

	/** The address of a path, which may begin with two slashes, or of a redirect. */
	public URI uri(String path) {
		return path.startsWith("/") ? URI.create(this.server + path) : this.server.resolve(path);
	}

	/** Begins a request with the client's timeout. */
	public HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(TIMEOUT);
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	/**
	 * Sends a request and reads the whole response.
	 * @throws UncheckedIOException when no response arrives in time
	 */
	public HttpResponse<String> send(HttpRequest request) {
		try {
			return HTTP.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
