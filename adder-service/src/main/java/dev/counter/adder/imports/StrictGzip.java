package dev.counter.adder.imports;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip of one or several members. GZIPInputStream ignores what follows a member unless it
 * is another one, a member with a broken header included.
 */
final class StrictGzip extends GZIPInputStream {

	private static final int BUFFER = 64 * 1024;

	private static final int TRAILER = 8;

	private final ObjectBytes object;

	StrictGzip(ObjectBytes object) throws IOException {
		super(object, BUFFER);
		this.object = object;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = super.read(target, offset, length);
		if (read < 0 && (this.inf.getRemaining() > TRAILER || !this.object.isComplete())) {
			throw new ZipException("More bytes after the end");
		}
		return read;
	}

}
