package dev.counter.display;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes every entry as CSV, newest first, a chunk at a time. Between chunks it holds
 * neither a connection nor the table, however slow its reader is.
 */
@Component
class EntriesCsv {

	/** Entries that are read at once. */
	static final int CHUNK = 10_000;

	/** Slow readers may take that many of the server's threads. */
	static final int AT_ONCE = 20;

	private static final Log log = LogFactory.getLog(EntriesCsv.class);

	private final Semaphore turns = new Semaphore(AT_ONCE);

	private final JdbcOperations database;

	private final LedgerReader totals;

	EntriesCsv(JdbcOperations database, LedgerReader totals) {
		this.database = database;
		this.totals = totals;
	}

	/**
	 * Reads the first chunk, so that a database that does not answer is noticed before
	 * anything is written.
	 * @return the newest entries and the generation that they are of
	 * @throws ProblemException when too many others read already
	 */
	Beginning first() {
		acquirePermit();
		try {
			while (true) {
				Generation before = generation();
				CsvChunk newest = before(Entries.END);
				if (generation().equals(before)) {
					return new Beginning(before, newest);
				}
			}
		}
		finally {
			this.turns.release();
		}
	}

	/**
	 * Writes the head, the first chunk and all that follow.
	 * @param first the newest entries
	 * @param out takes the text in UTF-8
	 * @throws ProblemException when too many others do so; nothing is written then
	 * @throws TruncatedException when the rest cannot be had: the counter was emptied or
	 * the database stopped answering
	 * @throws IOException when the reader is gone
	 */
	void write(Beginning first, OutputStream out) throws IOException {
		acquirePermit();
		try {
			writeAll(first, out);
		}
		finally {
			this.turns.release();
		}
	}

	private void acquirePermit() {
		if (!this.turns.tryAcquire()) {
			throw ProblemException.of(ProblemType.BUSY, "%s others are reading the CSV.".formatted(AT_ONCE),
					"the same request again in a moment");
		}
	}

	private void writeAll(Beginning first, OutputStream out) throws IOException {
		out.write(line("id,value,network,added_at"));
		CsvChunk chunk = first.chunk();
		write(chunk, out);
		while (chunk.entries() == CHUNK) {
			chunk = next(first.generation(), chunk, out);
			write(chunk, out);
		}
	}

	/** The generation is read last: whatever was emptied before is noticed. */
	private CsvChunk next(Generation generation, CsvChunk chunk, OutputStream out) throws IOException {
		Beginning next;
		try {
			next = Deadline.within(Times.DATABASE_DEADLINE, () -> {
				CsvChunk older = before(chunk.oldest());
				return new Beginning(generation(), older);
			});
		}
		catch (DataAccessException ex) {
			log.warn("A CSV ends early: " + ex.getMessage());
			throw truncated(out, "the database stopped answering");
		}
		if (!next.generation().equals(generation)) {
			throw truncated(out, "the counter was reset meanwhile");
		}
		return next.chunk();
	}

	private Generation generation() {
		return this.totals.current().generation();
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
	 * A chunk and its generation.
	 *
	 * @param generation the generation of the ids
	 * @param chunk the entries
	 */
	record Beginning(Generation generation, CsvChunk chunk) {
	}

}
