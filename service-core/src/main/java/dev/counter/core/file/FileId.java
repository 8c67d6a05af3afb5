package dev.counter.core.file;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * Unguessable ids of files, uploads and imports: 128 random bits in the form of a UUID.
 */
public final class FileId {

	private static final SecureRandom RANDOM = new SecureRandom();

	private FileId() {
	}

	/** A new id. */
	public static UUID random() {
		return new UUID(RANDOM.nextLong(), RANDOM.nextLong());
	}

	/** Reads an id of a path, empty unless it is 36 characters in lower case. */
	public static Optional<UUID> parse(String text) {
		return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(UUID.fromString(text))
				: Optional.empty();
	}

}
