package dev.counter.display;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Keyset walk over the entries of one generation as CSV, newest first, in chunks. Between
 * chunks it holds neither a connection nor a lock. It has each entry that was committed
 * when it began exactly once. It may have or leave out those that are committed later,
 * and those that the undo of an import removes.
 */
@Component
public class CsvWalk {

	static final int CHUNK = 10_000;

	private final JdbcOperations database;

	private final LedgerReader ledger;

	CsvWalk(JdbcOperations database, LedgerReader ledger) {
		this.database = database;
		this.ledger = ledger;
	}

	/** The header line. */
	public static byte[] header() {
		return line("id,value,network,added_at");
	}

	static byte[] line(String text) {
		return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The newest entries.
	 * @throws org.springframework.dao.DataAccessException when the database fails
	 */
	public Chunk first() {
		while (true) {
			Generation before = generation();
			CsvChunk newest = before(LedgerEntries.END);
			if (generation().equals(before)) {
				return new Chunk(before, newest);
			}
		}
	}

	/**
	 * The entries after a chunk, {@code null} after the last.
	 * @throws TruncatedException after a reset
	 * @throws org.springframework.dao.DataAccessException when the database fails
	 */
	public @Nullable Chunk next(Chunk chunk) {
		return (chunk.csv().entries() < CHUNK) ? null
				: Deadline.within(Times.DATABASE_DEADLINE, () -> older(chunk.generation(), chunk.csv().oldest()));
	}

	/** The generation is read last, so that an earlier reset is detected. */
	private Chunk older(Generation generation, long id) {
		CsvChunk older = before(id);
		if (!generation().equals(generation)) {
			throw new TruncatedException("the counter was reset during the download");
		}
		return new Chunk(generation, older);
	}

	private Generation generation() {
		return this.ledger.current().generation();
	}

	private CsvChunk before(long id) {
		ConnectionCallback<CsvChunk> read = (connection) -> CsvChunk.read(connection, id, CHUNK);
		return Objects.requireNonNull(this.database.execute(read));
	}

	/**
	 * Entries and the generation of their ids.
	 */
	public record Chunk(Generation generation, CsvChunk csv) {

		/** The lines of the entries. */
		public byte[] text() {
			return this.csv.text();
		}

	}

}
