package dev.counter.adder.imports;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import software.amazon.awssdk.http.Abortable;

/**
 * All bytes of an object, or an {@link UncheckedIOException}: HttpURLConnection ends a
 * stream without one when the connection breaks.
 */
final class ObjectBytes extends FilterInputStream {

	private long left;

	ObjectBytes(InputStream in, long bytes) {
		super(in);
		this.left = bytes;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		try {
			int read = super.read(target, offset, length);
			if (read < 0 && this.left > 0) {
				throw new EOFException("%s bytes are missing".formatted(this.left));
			}
			this.left -= Math.max(0, read);
			return read;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Not zero: GZIPInputStream asks whether another member follows. */
	@Override
	public int available() {
		return 1;
	}

	/** Aborts an unfinished download: a plain close would wait for its rest. */
	@Override
	public void close() {
		if (this.left > 0 && this.in instanceof Abortable download) {
			download.abort();
		}
		else {
			try {
				super.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	boolean isComplete() {
		return this.left == 0;
	}

}
