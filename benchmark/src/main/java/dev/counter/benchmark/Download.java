package dev.counter.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

/**
 * Reads every entry once: over HTTP from the display, and by COPY from PostgreSQL. Each
 * counts the entries a second.
 */
final class Download {

	private static final String COPY = """
			copy (select id, value, network, added_at from counter_entry order by id desc) to stdout csv""";

	private final int rows;

	Download(int rows) {
		this.rows = rows;
	}

	Figure copy(Connection connection) {
		long begin = System.nanoTime();
		try (connection; OutputStream nowhere = OutputStream.nullOutputStream()) {
			connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, nowhere);
			return figure(begin);
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Figure stream(URI address) {
		long begin = System.nanoTime();
		try {
			HttpResponse<InputStream> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				requireWhole(body);
			}
			return figure(begin);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** A head and all entries. */
	private void requireWhole(InputStream body) throws IOException {
		byte[] bytes = new byte[64 * 1024];
		int lines = 0;
		for (int length = body.read(bytes); length >= 0; length = body.read(bytes)) {
			for (int i = 0; i < length; i++) {
				lines += (bytes[i] == '\n') ? 1 : 0;
			}
		}
		if (lines != this.rows + 1) {
			throw new IllegalStateException("%s lines for %s entries".formatted(lines, this.rows));
		}
	}

	private Figure figure(long begin) {
		double seconds = (System.nanoTime() - begin) / 1e9;
		return new Figure(this.rows / seconds, seconds * 1000, seconds * 1000, 0);
	}

}
