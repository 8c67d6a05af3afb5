package dev.counter.adder.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;

import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;

/**
 * Request body with a limit of its size and a minimum rate. The time between reads is
 * that of S3 and does not count.
 */
final class MeteredInputStream extends FilterInputStream {

	/** The largest file, and what a form has around it. */
	private static final long MOST = Limits.FILE_BYTES + Limits.BODY_BYTES;

	private final LongSupplier nanoTime;

	private long bytes;

	private long periodNanos;

	private long periodBytes;

	MeteredInputStream(InputStream body, LongSupplier nanoTime) {
		super(body);
		this.nanoTime = nanoTime;
	}

	/**
	 * Checks a declared size, or that of a file that was read.
	 * @throws ProblemException with 413
	 */
	static void check(long bytes, long limit) {
		if (bytes > limit) {
			throw ProblemException.of(ProblemType.BODY_TOO_LARGE, "The file exceeds 6 GiB.",
					String.format(Locale.ROOT, "at most %,d bytes", Limits.FILE_BYTES));
		}
	}

	/**
	 * Checks a declared {@code Content-Length}.
	 * @throws ProblemException with 413
	 */
	static void checkLength(long length) {
		check(length, MOST);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		long begin = this.nanoTime.getAsLong();
		int read = super.read(target, offset, length);
		this.periodNanos += this.nanoTime.getAsLong() - begin;
		if (read > 0) {
			this.bytes += read;
			this.periodBytes += read;
			check(this.bytes, MOST);
			checkRate();
		}
		return read;
	}

	private void checkRate() {
		if (this.periodNanos < Times.UPLOAD_RATE.toNanos()) {
			return;
		}
		if (this.periodBytes < Limits.UPLOAD_BYTES_PER_SECOND * Times.UPLOAD_RATE.toSeconds()) {
			throw ProblemException.of(ProblemType.REQUEST_TIMEOUT, "The file arrives too slowly.",
					"at least %s KiB a second, or an upload in parts".formatted(Limits.UPLOAD_BYTES_PER_SECOND / 1024));
		}
		this.periodNanos = 0;
		this.periodBytes = 0;
	}

	/** The bytes that arrived. */
	long bytes() {
		return this.bytes;
	}

}
