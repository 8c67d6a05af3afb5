package dev.counter.core.web.body;

import java.io.IOException;
import java.util.Arrays;

import dev.counter.contract.Limits;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What has arrived of a body. It is never waited for.
 */
final class BodyBuffer {

	private final HttpServletRequest request;

	private final ServletInputStream in;

	private final long length;

	private byte[] bytes = {};

	private int count;

	BodyBuffer(HttpServletRequest request) throws IOException {
		this.request = request;
		this.in = request.getInputStream();
		this.length = request.getContentLengthLong();
	}

	/**
	 * Reads what arrived together with the header, if the length is known. Of a chunk's
	 * size only a part may have arrived, and its parser would wait for the rest.
	 */
	boolean hasArrived() throws IOException {
		if (this.length > 0 && this.length <= Limits.BODY_BYTES) {
			this.bytes = new byte[(int) this.length];
			while (this.count < this.length && this.in.available() > 0) {
				this.count += this.in.read(this.bytes, this.count, this.bytes.length - this.count);
			}
		}
		boolean chunked = this.request.getHeader("Transfer-Encoding") != null;
		boolean arrived = chunked ? this.in.isFinished() : this.count == Math.max(0, this.length);
		if (arrived) {
			keep();
		}
		return arrived;
	}

	/** In non-blocking mode, while the stream is ready. */
	int read() throws IOException {
		if (this.bytes.length == 0) {
			this.bytes = new byte[Limits.BODY_BYTES + 1];
		}
		int read = this.in.read(this.bytes, this.count, this.bytes.length - this.count);
		this.count += Math.max(0, read);
		return read;
	}

	boolean isTooLarge() {
		return this.length > Limits.BODY_BYTES || this.count > Limits.BODY_BYTES;
	}

	/** Forgets what it has, and says how much that was. */
	int clear() {
		int cleared = this.count;
		this.count = 0;
		return cleared;
	}

	/** Where {@link Body#of} finds it. */
	void keep() {
		byte[] body = (this.count < this.bytes.length) ? Arrays.copyOf(this.bytes, this.count) : this.bytes;
		this.request.setAttribute(Body.class.getName(), new Body(body, this.request.getContentType()));
	}

}
