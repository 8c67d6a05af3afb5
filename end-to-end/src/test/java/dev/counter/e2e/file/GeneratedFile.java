package dev.counter.e2e.file;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that exists nowhere: lines with numbers, and the SHA-256 of what was read.
 */
final class GeneratedFile extends InputStream {

	private static final byte[] LINE = "1234.5678\n".getBytes(StandardCharsets.US_ASCII);

	private final MessageDigest sha256;

	private long left;

	private int position;

	GeneratedFile(long bytes) {
		this.left = bytes;
		try {
			this.sha256 = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0];
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		int read = (int) Math.min(length, this.left);
		if (read == 0) {
			return -1;
		}
		for (int i = 0; i < read; i++) {
			target[offset + i] = LINE[this.position];
			this.position = (this.position + 1) % LINE.length;
		}
		this.left -= read;
		this.sha256.update(target, offset, read);
		return read;
	}

	/** In hexadecimal. */
	String sha256() {
		return HexFormat.of().formatHex(this.sha256.digest());
	}

}
