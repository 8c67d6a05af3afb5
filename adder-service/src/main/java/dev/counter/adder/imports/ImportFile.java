package dev.counter.adder.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import dev.counter.core.file.ObjectStore;

/**
 * The object of an import.
 *
 * @param key its key
 * @param etag its ETag: another one means that it changed
 * @param name gzip if it ends in {@code .gz}
 * @param bytes its size
 */
record ImportFile(String key, String etag, String name, long bytes) {

	private static final String GZIP = ".gz";

	/**
	 * Opens the file.
	 * @param offset where to begin, in bytes of the uncompressed file
	 * @throws java.io.UncheckedIOException when S3 breaks off, here or while reading
	 * @throws IOException when it is not gzip, here or while reading
	 */
	InputStream open(ObjectStore store, long offset) throws IOException {
		if (isGzip()) {
			InputStream gzip = new StrictGzip(object(store, 0));
			gzip.skipNBytes(offset);
			return gzip;
		}
		return (offset < this.bytes) ? object(store, offset) : InputStream.nullInputStream();
	}

	private ObjectBytes object(ObjectStore store, long offset) {
		return new ObjectBytes(store.read(this.key, this.etag, offset), this.bytes - offset);
	}

	private boolean isGzip() {
		return this.name.toLowerCase(Locale.ROOT).endsWith(GZIP);
	}

}
