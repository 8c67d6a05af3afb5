package dev.counter.infra.settings;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A public SSH key of the kinds that EC2 takes.
 */
final class PublicKey {

	private static final String RIGHT = "a public key of OpenSSH, one line that starts with ssh-ed25519 or ssh-rsa";

	private static final int RSA_BITS = 2048;

	private PublicKey() {
	}

	static String read(Object value) {
		String[] parts = String.valueOf(value).strip().split("\\s+");
		if (parts.length < 2 || parts.length > 3) {
			throw new IllegalArgumentException(RIGHT);
		}
		try {
			ByteBuffer content = ByteBuffer.wrap(Base64.getDecoder().decode(parts[1]));
			if (!new String(field(content), StandardCharsets.US_ASCII).equals(parts[0])) {
				throw new IllegalArgumentException(RIGHT);
			}
			switch (parts[0]) {
				case "ssh-ed25519" -> check(field(content).length == 32 && !content.hasRemaining(), RIGHT);
				case "ssh-rsa" -> {
					field(content);
					check((field(content).length - 1) * 8 >= RSA_BITS && !content.hasRemaining(),
							"an RSA key of 2048 bits or more");
				}
				default -> throw new IllegalArgumentException(RIGHT);
			}
		}
		catch (BufferUnderflowException | NegativeArraySizeException ex) {
			throw new IllegalArgumentException(RIGHT, ex);
		}
		return parts[0] + " " + parts[1];
	}

	/** A length of four bytes, then as many bytes. */
	private static byte[] field(ByteBuffer content) {
		int length = content.getInt();
		if (length > content.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] field = new byte[length];
		content.get(field);
		return field;
	}

	private static void check(boolean condition, String right) {
		if (!condition) {
			throw new IllegalArgumentException(right);
		}
	}

}
