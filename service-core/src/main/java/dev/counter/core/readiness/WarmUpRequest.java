package dev.counter.core.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Warm-up request: a service sends it to itself before it is ready. It changes nothing.
 *
 * @param target path and query
 * @param form the form to post, {@code null} for a GET
 */
public record WarmUpRequest(String target, @Nullable String form) {

	private static final int TIMEOUT_MILLIS = 20_000;

	public static WarmUpRequest get(String target) {
		return new WarmUpRequest(target, null);
	}

	/** Sends the request and returns the status. */
	int send(URI server) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) server.resolve(this.target).toURL().openConnection();
		connection.setConnectTimeout(TIMEOUT_MILLIS);
		connection.setReadTimeout(TIMEOUT_MILLIS);
		connection.setRequestProperty("Accept", "text/html, */*;q=0.8");
		if (this.form != null) {
			connection.setDoOutput(true);
			connection.getOutputStream().write(this.form.getBytes(StandardCharsets.US_ASCII));
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

}
