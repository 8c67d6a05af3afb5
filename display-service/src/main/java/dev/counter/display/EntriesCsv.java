package dev.counter.display;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes every entry as CSV, newest first, a chunk at a time. Between chunks it holds
 * neither a connection nor the table, however slow its reader is.
 */
@Component
class EntriesCsv {

	/** Entries that are in memory at once. */
	static final int CHUNK = 1000;

	/** Slow readers may take that many of the server's threads. */
	static final int AT_ONCE = 20;

	private static final Log log = LogFactory.getLog(EntriesCsv.class);

	private final Semaphore turns = new Semaphore(AT_ONCE);

	private final Ledger ledger;

	EntriesCsv(Ledger ledger) {
		this.ledger = ledger;
	}

	/**
	 * Reads the first chunk, so that a database that does not answer is noticed before
	 * anything is written.
	 * @return the newest entries
	 */
	EntryPage first() {
		return this.ledger.page(chunk(OptionalLong.empty()));
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
	void write(EntryPage first, OutputStream out) throws IOException {
		if (!this.turns.tryAcquire()) {
			throw new ProblemException(Problem.of(ProblemType.BUSY, "%d others are reading the CSV.".formatted(AT_ONCE),
					"the same request again in a moment"));
		}
		try {
			writeAll(first, out);
		}
		finally {
			this.turns.release();
		}
	}

	private void writeAll(EntryPage first, OutputStream out) throws IOException {
		out.write(bytes(CsvLine.of("id", "value", "network", "added_at")));
		EntryPage page = first;
		write(page.entries(), out);
		while (page.older().isPresent()) {
			page = next(page, out);
			if (page.sum().resets() != first.sum().resets()) {
				throw truncated(out, "the counter was reset meanwhile");
			}
			write(page.entries(), out);
		}
	}

	private EntryPage next(EntryPage page, OutputStream out) throws IOException {
		try {
			return Deadline.within(Times.DATABASE_DEADLINE, () -> this.ledger.page(chunk(page.older())));
		}
		catch (DataAccessException ex) {
			log.warn("A CSV ends early: " + ex.getMessage());
			throw truncated(out, "the database stopped answering");
		}
	}

	private static TruncatedException truncated(OutputStream out, String reason) throws IOException {
		out.write(bytes(CsvLine.of("incomplete: " + reason)));
		out.flush();
		return new TruncatedException(reason);
	}

	private static void write(List<EntryLine> entries, OutputStream out) throws IOException {
		StringBuilder text = new StringBuilder();
		entries.forEach((entry) -> text
			.append(CsvLine.of(String.valueOf(entry.id()), entry.plainValue(), entry.network(), entry.plainTime())));
		out.write(bytes(text.toString()));
		out.flush();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static Paging chunk(OptionalLong before) {
		return new Paging(before, OptionalLong.empty(), CHUNK);
	}

}
