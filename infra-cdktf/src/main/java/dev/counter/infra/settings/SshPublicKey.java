package dev.counter.infra.settings;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Validation of an SSH public key in OpenSSH's format, Ed25519 or RSA as EC2 requires.
 */
final class SshPublicKey {

	private static final String EXPECTED = "a public key of OpenSSH, one line that starts with ssh-ed25519 or ssh-rsa";

	private static final int MIN_RSA_BITS = 2048;

	private static final int MAX_RSA_BITS = 4096;

	private static final int ED25519_BYTES = 32;

	private SshPublicKey() {
	}

	/** The key without its comment. */
	static String parse(Object value) {
		String[] parts = String.valueOf(value).strip().split(" +", 3);
		check(parts.length > 1 && parts[0].matches("ssh-(ed25519|rsa)"), EXPECTED);
		byte[] key = lastField(parts[0], parts[1]);
		if (parts[0].equals("ssh-rsa")) {
			int bits = new BigInteger(1, key).bitLength();
			check(bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS,
					"an RSA key of " + MIN_RSA_BITS + " to " + MAX_RSA_BITS + " bits");
		}
		else {
			check(key.length == ED25519_BYTES, EXPECTED);
		}
		return parts[0] + " " + parts[1];
	}

	/** The point of Ed25519, or the modulus of RSA, which follows the exponent. */
	private static byte[] lastField(String type, String base64) {
		try {
			ByteBuffer content = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
			check(new String(field(content), StandardCharsets.US_ASCII).equals(type), EXPECTED);
			if (type.equals("ssh-rsa")) {
				field(content);
			}
			byte[] last = field(content);
			check(!content.hasRemaining(), EXPECTED);
			return last;
		}
		catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException ex) {
			throw new IllegalArgumentException(EXPECTED, ex);
		}
	}

	/** Four bytes with the length, then the content. */
	private static byte[] field(ByteBuffer content) {
		int length = content.getInt();
		if (length > content.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] field = new byte[length];
		content.get(field);
		return field;
	}

	private static void check(boolean condition, String expected) {
		if (!condition) {
			throw new IllegalArgumentException(expected);
		}
	}

}
