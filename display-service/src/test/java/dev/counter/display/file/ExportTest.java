package dev.counter.display.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attempts of exports, one at a time; whatever becomes of one, the bucket has ready ones
 * alone.
 */
abstract class ExportTest extends FileTest {

	static final int CHUNK = 10_000;

	@AfterEach
	void bucketHasReadyExportsAlone() {
		List<String> ids = list("select id from file");
		assertThat(bucket.files().stream().filter((file) -> ids.stream().anyMatch(file::contains)))
			.containsExactlyInAnyOrderElementsOf(list("select object_key from file where state = 'ready'"));
	}

	private static List<String> list(String sql) {
		String text = database.query("select string_agg(t::text, ' ') from (%s) row(t)".formatted(sql));
		return (text != null) ? List.of(text.split(" ")) : List.of();
	}

	void attempt() throws IOException {
		attempt(() -> false);
	}

	void attempt(BooleanSupplier stopping) throws IOException {
		attempt(this.exports.claim().orElseThrow(), stopping);
	}

	void attempt(ExportClaim claim, BooleanSupplier stopping) throws IOException {
		new ExportAttempt(claim, this.exports, this.walk, this.store, stopping).run();
	}

	/** Lets something happen after a chunk. */
	static BooleanSupplier atChunk(int number, Runnable event) {
		AtomicInteger chunks = new AtomicInteger();
		return () -> {
			if (chunks.incrementAndGet() == number) {
				event.run();
			}
			return false;
		};
	}

	String content(String path) throws IOException, InterruptedException {
		return new String(fetch(path).body(), StandardCharsets.UTF_8);
	}

	Stream<String> ids(String path) throws IOException, InterruptedException {
		return content(path).lines().skip(1).map((line) -> line.substring(0, line.indexOf(',')));
	}

}
