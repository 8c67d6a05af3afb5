package dev.counter.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.counter.contract.Limits;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Streams to S3 as a multipart upload, with one part in memory. Closed before
 * {@link #complete()}, it aborts the upload.
 */
public final class PartOutputStream extends OutputStream {

	private final ObjectStore store;

	private final String key;

	private final String uploadId;

	private final MessageDigest sha256;

	private final byte[] part = new byte[Limits.PART_BYTES];

	private int count;

	private int number;

	private long bytes;

	private boolean completed;

	/** Writes to an upload that {@link ObjectStore#begin} began. */
	public PartOutputStream(ObjectStore store, String key, String uploadId) {
		this.store = store;
		this.key = key;
		this.uploadId = uploadId;
		try {
			this.sha256 = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	/**
	 * Buffers bytes, and uploads each part that is full.
	 * @throws SdkException when S3 does not answer
	 */
	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		int from = offset;
		int left = length;
		while (left > 0) {
			int copied = Math.min(left, this.part.length - this.count);
			System.arraycopy(source, from, this.part, this.count, copied);
			this.count += copied;
			from += copied;
			left -= copied;
			if (this.count == this.part.length) {
				upload();
			}
		}
		this.sha256.update(source, offset, length);
		this.bytes += length;
	}

	private void upload() {
		this.number++;
		this.store.put(this.key, this.uploadId, this.number, this.part, this.count);
		this.count = 0;
	}

	/** The bytes that were written. */
	public long bytes() {
		return this.bytes;
	}

	/** Uploads the last part and completes the upload. */
	public StoredObject complete() {
		if (this.count > 0 || this.number == 0) {
			upload();
		}
		String etag = this.store.complete(this.key, this.uploadId, this.store.parts(this.key, this.uploadId));
		this.completed = true;
		return new StoredObject(this.bytes, this.sha256.digest(), etag);
	}

	@Override
	public void close() {
		if (!this.completed) {
			this.store.abort(this.key, this.uploadId);
		}
	}

}
