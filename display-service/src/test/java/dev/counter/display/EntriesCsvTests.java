package dev.counter.display;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * The whole ledger as CSV, however long it is, and never a part of it that looks whole.
 */
class EntriesCsvTests extends DisplayTest {

	private static final String RESET = "select counter_reset(null, '203.0.113.7')";

	private final Entries entries;

	@Autowired
	EntriesCsvTests(Entries entries) {
		this.entries = entries;
	}

	@Test
	void writesEveryEntryNewestFirst() {
		database.execute("""
				insert into counter_entry (value, ip_address, added_at)
				values (-1.50, '203.0.113.7', '2026-01-02T03:04:05Z'), (2, '2001:db8:1:2::3', '2026-01-02T03:04:06Z')
				""");
		HttpResponse<String> csv = this.visitor.get("/display_service/entries.csv");
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
		assertThat(this.visitor.get("/display_service/entries.csv").body()).isEqualTo("id,value,network,added_at\r\n");
	}

	@Test
	void holdsOneChunkAtATime() throws IOException {
		addNumbers(2 * EntriesCsv.CHUNK + 1);
		List<Integer> chunks = new ArrayList<>();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		write(new Counting(this.entries, chunks), out);
		assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2 * EntriesCsv.CHUNK + 2);
		assertThat(chunks).containsExactly(EntriesCsv.CHUNK, EntriesCsv.CHUNK, 1);
	}

	@Test
	void leavesOutWhatIsAddedMeanwhile() throws IOException {
		addNumbers(EntriesCsv.CHUNK + 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		write(this.entries, new AtTheFirstChunk(out, () -> addNumbers(10)));
		assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(EntriesCsv.CHUNK + 2);
	}

	@Test
	void saysThatItIsIncompleteWhenTheCounterWasResetMeanwhile() {
		addNumbers(EntriesCsv.CHUNK + 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertThatExceptionOfType(TruncatedException.class)
			.isThrownBy(() -> write(this.entries, new AtTheFirstChunk(out, () -> {
				database.execute(RESET);
				addNumbers(EntriesCsv.CHUNK + 1);
			})));
		assertThat(out.toString(StandardCharsets.UTF_8))
			.endsWith("\r\nincomplete: the counter was reset meanwhile\r\n");
	}

	@Test
	void saysThatItIsIncompleteWhenTheDatabaseWentAway() {
		addNumbers(EntriesCsv.CHUNK + 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			assertThatExceptionOfType(TruncatedException.class)
				.isThrownBy(() -> write(this.entries, new AtTheFirstChunk(out, database::refuseConnections)));
		}
		finally {
			database.acceptConnections();
		}
		assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\r\nincomplete: the database stopped answering\r\n");
	}

	@Test
	void breaksOffBeforeASlowReaderAndLetsTheResetPassAtOnce() throws IOException {
		addNumbers(400_000);
		try (InputStream body = this.visitor.uri("/display_service/entries.csv").toURL().openStream()) {
			assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("id,v");
			database.execute("set lock_timeout = '200ms'; " + RESET);
			ByteArrayOutputStream rest = new ByteArrayOutputStream();
			assertThatIOException().isThrownBy(() -> body.transferTo(rest));
			assertThat(rest.toString(StandardCharsets.UTF_8))
				.endsWith("\r\nincomplete: the counter was reset meanwhile\r\n");
		}
	}

	@Test
	void leavesThreadsToOthersHoweverManyReadersAreSlow() throws IOException {
		EntriesCsv csv = new EntriesCsv(new Ledger(this.entries));
		EntryPage first = csv.first();
		assertThat(readAtOnce(csv, first, EntriesCsv.AT_ONCE + 1)).isEqualTo(EntriesCsv.AT_ONCE);
		assertThat(readAtOnce(csv, first, EntriesCsv.AT_ONCE)).isEqualTo(EntriesCsv.AT_ONCE);
	}

	private static int readAtOnce(EntriesCsv csv, EntryPage first, int readers) throws IOException {
		AtomicInteger served = new AtomicInteger();
		csv.write(first, new AtTheFirstChunk(OutputStream.nullOutputStream(), () -> {
			served.incrementAndGet();
			if (readers > 1) {
				try {
					served.addAndGet(readAtOnce(csv, first, readers - 1));
				}
				catch (ProblemException ex) {
					assertThat(ex.problem().status()).isEqualTo(503);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		}));
		return served.get();
	}

	private static void write(Entries entries, OutputStream out) throws IOException {
		EntriesCsv csv = new EntriesCsv(new Ledger(entries));
		csv.write(csv.first(), out);
	}

	/** Tells how many lines each statement returned. */
	private record Counting(Entries entries, List<Integer> chunks) implements Entries {

		@Override
		public List<LedgerLine> before(long before, int limit) {
			List<LedgerLine> lines = this.entries.before(before, limit);
			this.chunks.add(lines.size());
			return lines;
		}

		@Override
		public List<LedgerLine> after(long after, int limit) {
			throw new UnsupportedOperationException();
		}

	}

	/** Lets something happen once the first chunk has been written. */
	private static final class AtTheFirstChunk extends FilterOutputStream {

		private final Runnable event;

		private boolean happened;

		AtTheFirstChunk(OutputStream out, Runnable event) {
			super(out);
			this.event = event;
		}

		@Override
		public void flush() throws IOException {
			super.flush();
			if (!this.happened) {
				this.happened = true;
				this.event.run();
			}
		}

	}

}
