package dev.counter.display;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * The whole ledger as CSV, however long it is, and never a part of it that looks whole.
 */
class EntriesCsvTests extends DisplayTest {

	private static final String RESET = "select counter_reset(null, '203.0.113.7')";

	private final EntriesCsvController csv;

	@Autowired
	EntriesCsvTests(EntriesCsvController csv) {
		this.csv = csv;
	}

	@Test
	void writesEveryEntryNewestFirst() {
		database.execute("""
				insert into counter_entry (value, ip_address, added_at)
				values (-1.50, '203.0.113.7', '2026-01-02T03:04:05Z'), (2, '2001:db8:1:2::3', '2026-01-02T03:04:06Z')
				""");
		HttpResponse<String> csv = this.client.get("/display_service/entries.csv");
		assertThat(csv.headers().firstValue("Content-Type").orElseThrow())
			.isEqualTo("text/csv;header=present;charset=UTF-8");
		assertThat(csv.headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"counter-entries.csv\"");
		assertThat(csv.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(csv.body())
			.isEqualTo("id,value,network,added_at\r\n" + "2,2,2001:db8:1::/48,2026-01-02T03:04:06.000000Z\r\n"
					+ "1,-1.5,203.0.113.0/24,2026-01-02T03:04:05.000000Z\r\n");
	}

	@Test
	void writesTheHeadOfAnEmptyLedger() {
		assertThat(this.client.get("/display_service/entries.csv").body()).isEqualTo("id,value,network,added_at\r\n");
	}

	@Test
	void saysWhatItIsFromOneChunkAtMost() {
		addNumbers(2 * CsvWalk.CHUNK);
		assertThat(this.csv.first().csv().entries()).isEqualTo(CsvWalk.CHUNK);
		HttpResponse<String> head = this.client.head("/display_service/entries.csv");
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.headers().firstValue("Content-Type")).hasValue("text/csv;header=present;charset=UTF-8");
		assertThat(head.body()).isEmpty();
	}

	@Test
	void holdsOneChunkAtATime() throws IOException {
		addNumbers(2 * CsvWalk.CHUNK + 1);
		Chunks out = new Chunks();
		this.csv.write(this.csv.first(), out);
		assertThat(out.lines).containsExactly(CsvWalk.CHUNK + 1, 2 * CsvWalk.CHUNK + 1, 2 * CsvWalk.CHUNK + 2);
	}

	@Test
	void writesEachEntryOnceWhereChunksMeet() throws IOException {
		addNumbers(2 * CsvWalk.CHUNK);
		Chunks out = new Chunks();
		this.csv.write(this.csv.first(), out);
		assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1).map((line) -> line.split(",")[0]))
			.containsExactlyElementsOf(
					IntStream.range(0, 2 * CsvWalk.CHUNK).mapToObj((n) -> "" + (2 * CsvWalk.CHUNK - n)).toList());
	}

	@Test
	void leavesOutWhatIsAddedMeanwhile() throws IOException {
		addNumbers(CsvWalk.CHUNK + 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.csv.write(this.csv.first(), new AtTheFirstChunk(out, () -> addNumbers(10)));
		assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(CsvWalk.CHUNK + 2);
	}

	@Test
	void saysThatItIsIncompleteWhenTheCounterWasResetMeanwhile() {
		addNumbers(CsvWalk.CHUNK + 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertThatExceptionOfType(TruncatedException.class)
			.isThrownBy(() -> this.csv.write(this.csv.first(), new AtTheFirstChunk(out, () -> {
				database.execute(RESET);
				addNumbers(CsvWalk.CHUNK + 1);
			})));
		assertThat(out.toString(StandardCharsets.UTF_8))
			.endsWith("\r\nincomplete: the counter was reset during the download\r\n");
	}

	@Test
	void saysThatItIsIncompleteWhenTheDatabaseWentAway() {
		addNumbers(CsvWalk.CHUNK + 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			assertThatExceptionOfType(TruncatedException.class).isThrownBy(
					() -> this.csv.write(this.csv.first(), new AtTheFirstChunk(out, database::refuseConnections)));
		}
		finally {
			database.acceptConnections();
			await().until(() -> this.client.get("/display_service/total").statusCode() == 200);
		}
		assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\r\nincomplete: the database stopped answering\r\n");
	}

	@Test
	void breaksOffBeforeASlowReaderAndLetsTheResetPassAtOnce() throws IOException {
		addNumbers(400_000);
		try (InputStream body = this.client.uri("/display_service/entries.csv").toURL().openStream()) {
			assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("id,v");
			database.execute("set lock_timeout = '200ms'; " + RESET);
			ByteArrayOutputStream rest = new ByteArrayOutputStream();
			assertThatIOException().isThrownBy(() -> body.transferTo(rest));
			assertThat(rest.toString(StandardCharsets.UTF_8))
				.endsWith("\r\nincomplete: the counter was reset during the download\r\n");
		}
	}

	@Test
	void leavesThreadsToOthersHoweverManyReadersAreSlow() throws IOException {
		CsvWalk.Chunk first = this.csv.first();
		assertThat(readAtOnce(this.csv, first, EntriesCsvController.AT_ONCE + 1))
			.isEqualTo(EntriesCsvController.AT_ONCE);
		assertThat(readAtOnce(this.csv, first, EntriesCsvController.AT_ONCE)).isEqualTo(EntriesCsvController.AT_ONCE);
	}

	@Test
	void readsNothingForAReaderBeyondThose() throws IOException {
		CsvWalk.Chunk first = this.csv.first();
		readAtOnce(this.csv, first, EntriesCsvController.AT_ONCE,
				() -> assertThatExceptionOfType(ProblemException.class).isThrownBy(this.csv::first)
					.satisfies((refusal) -> assertThat(refusal.getStatusCode().value()).isEqualTo(503)));
	}

	private static int readAtOnce(EntriesCsvController csv, CsvWalk.Chunk first, int readers) throws IOException {
		return readAtOnce(csv, first, readers, () -> {
		});
	}

	/** Begins with another reader before the first one is through, and so on. */
	private static int readAtOnce(EntriesCsvController csv, CsvWalk.Chunk first, int readers, Runnable last)
			throws IOException {
		AtomicInteger served = new AtomicInteger();
		csv.write(first, new AtTheFirstChunk(OutputStream.nullOutputStream(), () -> {
			served.incrementAndGet();
			if (readers == 1) {
				last.run();
				return;
			}
			try {
				served.addAndGet(readAtOnce(csv, first, readers - 1, last));
			}
			catch (ProblemException ex) {
				assertThat(ex.getStatusCode().value()).isEqualTo(503);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}));
		return served.get();
	}

	/** Counts the lines that were written whenever something is sent. */
	private static final class Chunks extends ByteArrayOutputStream {

		private final List<Integer> lines = new ArrayList<>();

		@Override
		public void flush() {
			this.lines.add((int) toString(StandardCharsets.UTF_8).lines().count());
		}

	}

}
