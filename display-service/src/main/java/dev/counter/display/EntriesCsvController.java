package dev.counter.display;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Streaming CSV export of all entries, newest first, in chunks. Between chunks it holds
 * neither a connection nor a lock, however slow the client is.
 */
@Controller
class EntriesCsvController {

	static final int CHUNK = 10_000;

	/** Concurrent exports: slow clients occupy no more of the server's threads. */
	static final int AT_ONCE = 20;

	private static final Log log = LogFactory.getLog(EntriesCsvController.class);

	private final Semaphore permits = new Semaphore(AT_ONCE);

	private final JdbcOperations database;

	private final LedgerReader ledger;

	EntriesCsvController(JdbcOperations database, LedgerReader ledger) {
		this.database = database;
		this.ledger = ledger;
	}

	@GetMapping(Routes.ENTRIES_CSV)
	void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
		ChunkOfGeneration first = first();
		response.setContentType("text/csv;header=present;charset=UTF-8");
		response.setHeader(Headers.GENERATION, first.generation().text());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"counter-entries.csv\"");
		if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
			write(first, response.getOutputStream());
		}
	}

	/** Reads the first chunk before anything is written: an outage is still a 503. */
	ChunkOfGeneration first() {
		acquirePermit();
		try {
			while (true) {
				Generation before = generation();
				CsvChunk newest = before(LedgerEntries.END);
				if (generation().equals(before)) {
					return new ChunkOfGeneration(before, newest);
				}
			}
		}
		finally {
			this.permits.release();
		}
	}

	/**
	 * Writes header line, first chunk and all others.
	 * @throws TruncatedException after a reset or when the database fails
	 */
	void write(ChunkOfGeneration first, OutputStream out) throws IOException {
		acquirePermit();
		try {
			out.write(line("id,value,network,added_at"));
			CsvChunk chunk = first.chunk();
			write(chunk, out);
			while (chunk.entries() == CHUNK) {
				chunk = next(first.generation(), chunk, out);
				write(chunk, out);
			}
		}
		finally {
			this.permits.release();
		}
	}

	private void acquirePermit() {
		if (!this.permits.tryAcquire()) {
			throw ProblemException.of(ProblemType.BUSY, "%s CSV exports are already running.".formatted(AT_ONCE),
					"the same request again in a moment");
		}
	}

	/** The generation is read last, so that an earlier reset is detected. */
	private CsvChunk next(Generation generation, CsvChunk chunk, OutputStream out) throws IOException {
		ChunkOfGeneration next;
		try {
			next = Deadline.within(Times.DATABASE_DEADLINE, () -> {
				CsvChunk older = before(chunk.oldest());
				return new ChunkOfGeneration(generation(), older);
			});
		}
		catch (DataAccessException ex) {
			log.warn("CSV truncated: " + ex.getMessage());
			throw truncated(out, "the database stopped answering");
		}
		if (!next.generation().equals(generation)) {
			throw truncated(out, "the counter was reset during the download");
		}
		return next.chunk();
	}

	private Generation generation() {
		return this.ledger.current().generation();
	}

	private CsvChunk before(long id) {
		ConnectionCallback<CsvChunk> read = (connection) -> CsvChunk.read(connection, id, CHUNK);
		return Objects.requireNonNull(this.database.execute(read));
	}

	private static TruncatedException truncated(OutputStream out, String reason) throws IOException {
		out.write(line("incomplete: " + reason));
		out.flush();
		return new TruncatedException(reason);
	}

	private static void write(CsvChunk chunk, OutputStream out) throws IOException {
		out.write(chunk.text());
		out.flush();
	}

	private static byte[] line(String text) {
		return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Entries and the generation of their ids.
	 */
	record ChunkOfGeneration(Generation generation, CsvChunk chunk) {
	}

}
