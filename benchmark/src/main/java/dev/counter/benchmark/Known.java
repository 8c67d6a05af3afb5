package dev.counter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A page that a visitor has already, and asks for again as browsers do.
 *
 * @param address where it is
 * @param tag what it was marked with
 */
record Known(URI address, String tag) {

	private static final int NOT_MODIFIED = 304;

	/**
	 * Gets a page.
	 * @param address where it is
	 * @return the page's mark, by which the service knows it
	 */
	static Known of(URI address) {
		String tag = ask(HttpRequest.newBuilder(address)).headers().firstValue("ETag").orElseThrow();
		int again = ask(HttpRequest.newBuilder(address).header("If-None-Match", tag)).statusCode();
		if (again != NOT_MODIFIED) {
			throw new IllegalStateException("%s is sent again, with status %s".formatted(address, again));
		}
		return new Known(address, tag);
	}

	private static HttpResponse<Void> ask(HttpRequest.Builder request) {
		try {
			return HttpClient.newHttpClient()
				.send(request.header("Accept", "text/html").build(), BodyHandlers.discarding());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
