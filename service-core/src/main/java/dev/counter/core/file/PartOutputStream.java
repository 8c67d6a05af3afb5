package dev.counter.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

import dev.counter.contract.Limits;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.Part;

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

	private final List<Part> parts = new ArrayList<>();

	private int count;

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
		int number = this.parts.size() + 1;
		String etag = this.store.put(this.key, this.uploadId, number, this.part, this.count);
		this.parts.add(Part.builder().partNumber(number).eTag(etag).build());
		this.count = 0;
	}

	/** The bytes that were written. */
	public long bytes() {
		return this.bytes;
	}

	/** Uploads the last part and completes the upload. */
	public StoredObject complete() {
		if (this.count > 0 || this.parts.isEmpty()) {
			upload();
		}
		String etag = this.store.complete(this.key, this.uploadId, this.parts);
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
