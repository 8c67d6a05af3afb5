package dev.counter.infra.settings;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A public SSH key of the kinds that EC2 takes. */
final class SshPublicKey {

	private static final String RIGHT = "a public key of OpenSSH, one line that starts with ssh-ed25519 or ssh-rsa";

	private static final int FEWEST_BITS = 2048;

	private static final int MOST_BITS = 4096;

	private SshPublicKey() {
	}

	static String read(Object value) {
		String[] parts = String.valueOf(value).strip().split(" +", 3);
		check(parts.length > 1 && parts[0].matches("ssh-(ed25519|rsa)"), RIGHT);
		byte[] key = lastField(parts[0], parts[1]);
		if (parts[0].equals("ssh-rsa")) {
			int bits = new BigInteger(1, key).bitLength();
			check(bits >= FEWEST_BITS && bits <= MOST_BITS,
					"an RSA key of " + FEWEST_BITS + " to " + MOST_BITS + " bits");
		}
		else {
			check(key.length == 32, RIGHT);
		}
		return parts[0] + " " + parts[1];
	}

	/** Ed25519's point, or RSA's modulus, which follows the exponent. */
	private static byte[] lastField(String kind, String base64) {
		try {
			ByteBuffer content = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
			check(new String(field(content), StandardCharsets.US_ASCII).equals(kind), RIGHT);
			if (kind.equals("ssh-rsa")) {
				field(content);
			}
			byte[] last = field(content);
			check(!content.hasRemaining(), RIGHT);
			return last;
		}
		catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException ex) {
			throw new IllegalArgumentException(RIGHT, ex);
		}
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
