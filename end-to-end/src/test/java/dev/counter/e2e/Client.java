package dev.counter.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;

/**
 * An API client of the front door that never repeats a request on its own.
 *
 * @param address where the front door is
 */
public record Client(URI address) {

	/** Longer than any deadline that the services promise. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int ATTEMPTS = 10;

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(PATIENCE)
		.build();

	/**
	 * Asks with GET.
	 * @param path path and query
	 * @param headers names and values in turn
	 * @return the answer
	 */
	public Answer get(String path, String... headers) {
		return send(request(path, headers).GET().build());
	}

	/**
	 * Asks with POST.
	 * @param path path and query
	 * @param body the body's text
	 * @param headers names and values in turn
	 * @return the answer
	 */
	public Answer post(String path, String body, String... headers) {
		return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
	}

	/**
	 * Adds a number.
	 * @param number the number as text
	 * @return the answer
	 */
	public Answer add(String number) {
		return post(Routes.ADD_NUMBER, "{\"number\": \"" + number + "\"}", "Content-Type", "application/json");
	}

	/**
	 * Adds a number under a key.
	 * @param number the number as text
	 * @param key the idempotency key
	 * @return the answer
	 */
	public Answer add(String number, String key) {
		return post(Routes.ADD_NUMBER, "{\"number\": \"" + number + "\"}", "Content-Type", "application/json",
				Headers.IDEMPOTENCY_KEY, key);
	}

	/**
	 * Adds a number as a client should: under a key, and again while the service is too
	 * busy to answer in time.
	 * @param number the number as text
	 * @return the answer that was not a 503
	 */
	public Answer addSurely(String number) {
		String key = UUID.randomUUID().toString();
		Answer answer = add(number, key);
		for (int attempt = 1; answer.status() == 503 && attempt < ATTEMPTS; attempt++) {
			answer = add(number, key);
		}
		return answer;
	}

	/**
	 * Empties the counter.
	 * @return the answer
	 */
	public Answer reset() {
		return post(Routes.RESET_TABLE, "");
	}

	/**
	 * Starts a request that gives up after a time no promise allows.
	 * @param path path and query
	 * @param headers names and values in turn
	 * @return the builder
	 */
	public HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(this.address.resolve(path)).timeout(PATIENCE);
		return (headers.length > 0) ? builder.headers(headers) : builder;
	}

	/**
	 * Sends a request.
	 * @param request the request
	 * @return the answer
	 */
	public Answer send(HttpRequest request) {
		try {
			return Answer.of(HTTP.send(request, BodyHandlers.ofString()));
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
