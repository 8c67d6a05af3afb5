package dev.counter.adder.imports;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.counter.adder.commit.GroupCommit;
import dev.counter.contract.Limits;
import dev.counter.contract.LogMessages;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.settings.FilesProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.stereotype.Component;

/**
 * Runs an import from where it is: checks the whole file, adds its numbers, or undoes it.
 * When the database or S3 fails, the next run continues at the last committed chunk.
 */
@Component
class ImportRun {

	private static final Log log = LogFactory.getLog(ImportRun.class);

	/** S3 has another object with the key, or none. */
	private static final Set<Integer> CHANGED = Set.of(HttpURLConnection.HTTP_NOT_FOUND,
			HttpURLConnection.HTTP_PRECON_FAILED, 416);

	private static final String VANISHED = "The file was deleted or replaced, or has expired.";

	/** While there are adds, chunks are small: each delays the adds beside it. */
	private static final int CHUNK_BESIDE_ADDS = 1000;

	/** Then the import pauses after each chunk, in times of what it took. */
	private static final long PAUSE = 3;

	private static final long RECENTLY = Duration.ofSeconds(1).toNanos();

	private final ImportQueue queue;

	private final ImportChunks chunks;

	private final ObjectStore store;

	private final GroupCommit adds;

	private final long rowLimit;

	ImportRun(ImportQueue queue, ImportChunks chunks, ObjectStore store, FilesProperties files, GroupCommit adds) {
		this.queue = queue;
		this.chunks = chunks;
		this.store = store;
		this.adds = adds;
		this.rowLimit = files.importRows();
	}

	/**
	 * Works on an import until it has another state, was moved by another process, or
	 * should stop; of an undoing one chunk.
	 */
	void run(ClaimedImport task, BooleanSupplier stopped) {
		long start = System.nanoTime();
		if (task.state() == ImportState.UNDOING) {
			if (this.queue.undo(task, chunkSize())) {
				yieldToAdds(start);
			}
		}
		else if (task.file() == null) {
			fail(task, VANISHED);
		}
		else {
			read(task, task.file(), stopped);
		}
	}

	private void read(ClaimedImport claimed, ImportFile file, BooleanSupplier stopped) {
		try (NumberLines lines = new NumberLines((offset) -> file.open(this.store, offset), claimed.offset(),
				claimed.line(), this.rowLimit)) {
			ClaimedImport task = claimed;
			while (task != null && !stopped.getAsBoolean()) {
				task = next(task, lines);
			}
		}
		catch (InvalidFileException ex) {
			refuse(claimed, ex.reason());
		}
		catch (IOException ex) {
			refuse(claimed, "The file is not a complete gzip file.");
		}
		catch (S3Exception ex) {
			if (!CHANGED.contains(ex.statusCode())) {
				throw ex;
			}
			fail(claimed, VANISHED);
		}
	}

	/** Returns the import after the next chunk, if it continues in the same state. */
	private @Nullable ClaimedImport next(ClaimedImport task, NumberLines lines) throws IOException {
		LineChunk chunk = new LineChunk("\t" + task.address() + "\t" + task.number(),
				(int) Math.max(0, Limits.IMPORT_ERRORS - task.refused()));
		long start = System.nanoTime();
		boolean more = lines.read(chunk, chunkSize());
		ClaimedImport after = task.at(lines.offset(), lines.line(), task.refused() + chunk.refused());
		ImportChunks.Step step = more ? new ImportChunks.Step(task.state(), null, after.offset(), after.line(), null)
				: last(after);
		boolean moved = this.chunks.commit(task, chunk, step);
		yieldToAdds(start);
		return (moved && more) ? after : null;
	}

	private static ImportChunks.Step last(ClaimedImport end) {
		long lines = end.line() - 1;
		if (end.state() == ImportState.ADDING) {
			return new ImportChunks.Step(ImportState.DONE, null, end.offset(), end.line(), lines);
		}
		if (end.refused() > 0 && !end.skipsBadLines()) {
			return new ImportChunks.Step(ImportState.REFUSED,
					"Lines without a valid number: %s. Nothing was added.".formatted(end.refused()), end.offset(),
					end.line(), lines);
		}
		return new ImportChunks.Step(ImportState.ADDING, null, 0, 1, lines);
	}

	/** The check finds what is wrong with a file before anything is added. */
	private void refuse(ClaimedImport task, String reason) {
		if (task.state() == ImportState.CHECKING) {
			this.queue.end(task, ImportState.REFUSED, reason + " Nothing was added.");
		}
		else {
			fail(task, reason);
		}
	}

	private void fail(ClaimedImport task, String reason) {
		log.warn("%s import %s: %s".formatted(LogMessages.IMPORT_FAILED, task.number(), reason));
		this.queue.end(task, ImportState.FAILED, reason);
	}

	private int chunkSize() {
		return this.adds.hasWrittenSince(System.nanoTime() - RECENTLY) ? CHUNK_BESIDE_ADDS : Limits.IMPORT_CHUNK;
	}

	private void yieldToAdds(long start) {
		if (this.adds.hasWrittenSince(start)) {
			try {
				TimeUnit.NANOSECONDS.sleep(PAUSE * (System.nanoTime() - start));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
