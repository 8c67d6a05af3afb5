package dev.counter.display.file;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.counter.contract.Limits;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.file.PartOutputStream;
import dev.counter.core.file.StoredObject;
import dev.counter.display.CsvWalk;
import dev.counter.display.TruncatedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes an export to an object of its own, which is published in one statement once it
 * is complete. After a failure the lease expires or is released, and the next attempt
 * begins anew: a file has entries of one generation only.
 */
class ExportAttempt {

	/** Attempts of an export, whatever ended them. */
	static final int MAX = 5;

	private static final Log log = LogFactory.getLog(ExportAttempt.class);

	private static final Duration RENEWAL = Duration.ofSeconds(1);

	private final ExportClaim claim;

	private final Exports exports;

	private final CsvWalk walk;

	private final ObjectStore store;

	private final BooleanSupplier stopping;

	private long renewed = System.nanoTime();

	ExportAttempt(ExportClaim claim, Exports exports, CsvWalk walk, ObjectStore store, BooleanSupplier stopping) {
		this.claim = claim;
		this.exports = exports;
		this.walk = walk;
		this.store = store;
		this.stopping = stopping;
	}

	/**
	 * Writes the file. When S3 or the database fails, another attempt follows after the
	 * lease.
	 */
	void run() throws IOException {
		if (this.claim.attempt() > MAX) {
			fail("The export could not be written in %s attempts.".formatted(MAX));
			return;
		}
		discardPrevious();
		String upload = this.store.begin(this.claim.key(), this.claim.name());
		if (!this.exports.begin(this.claim, upload)) {
			this.store.abort(this.claim.key(), upload);
			return;
		}
		try {
			publish(write(upload));
		}
		catch (TruncatedException ex) {
			if (this.claim.attempt() < MAX) {
				this.exports.release(this.claim);
			}
			else {
				fail("The counter was reset during the export, %s attempts in a row.".formatted(MAX));
			}
		}
	}

	private void discardPrevious() {
		if (this.claim.previousUpload() != null) {
			this.store.abort(this.claim.previousKey(), this.claim.previousUpload());
			this.store.delete(this.claim.previousKey());
		}
	}

	/** Returns {@code null} when the attempt has to end: then the upload is aborted. */
	private @Nullable StoredObject write(String upload) throws IOException {
		try (PartOutputStream out = new PartOutputStream(this.store, this.claim.key(), upload)) {
			out.write(CsvWalk.header());
			for (CsvWalk.Chunk chunk = this.walk.first(); chunk != null; chunk = this.walk.next(chunk)) {
				out.write(chunk.text());
				if (!mayContinue(out.bytes())) {
					return null;
				}
			}
			return this.exports.renew(this.claim, out.bytes()) ? out.complete() : null;
		}
	}

	private boolean mayContinue(long bytes) {
		if (bytes > Limits.FILE_BYTES) {
			fail("The entries exceed %s bytes as CSV.".formatted(Limits.FILE_BYTES));
			return false;
		}
		if (this.stopping.getAsBoolean()) {
			return false;
		}
		long now = System.nanoTime();
		if (now - this.renewed < RENEWAL.toNanos()) {
			return true;
		}
		this.renewed = now;
		return this.exports.renew(this.claim, bytes);
	}

	private void publish(@Nullable StoredObject object) {
		if (object == null) {
			this.exports.release(this.claim);
		}
		else if (this.exports.finish(this.claim, object)) {
			log.info("Export %s has %s bytes".formatted(this.claim.id(), object.bytes()));
		}
		else {
			this.store.delete(this.claim.key());
		}
	}

	private void fail(String reason) {
		if (this.exports.fail(this.claim, reason)) {
			log.warn("Export %s failed: %s".formatted(this.claim.id(), reason));
		}
	}

}
