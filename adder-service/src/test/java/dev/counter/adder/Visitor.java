package dev.counter.adder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.springframework.core.env.Environment;

/**
 * Sends requests as clients and browsers do.
 */
public class Visitor {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Environment environment;

	Visitor(Environment environment) {
		this.environment = environment;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	public HttpResponse<String> postJson(String path, String body, String... headers) {
		return post(path, "application/json", body, headers);
	}

	public HttpResponse<String> postForm(String path, String body, String... headers) {
		return post(path, "application/x-www-form-urlencoded", body, headers);
	}

	public HttpResponse<String> post(String path, String type, String body, String... headers) {
		String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Content-Type";
		all[headers.length + 1] = type;
		return send("POST", path, BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)), all);
	}

	public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.environment.getProperty("local.server.port") + path);
	}

}
