package dev.counter.local.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

import dev.counter.contract.DatabaseRole;

/**
 * Random passwords of the database roles, in a file that only its owner can read.
 */
final class Passwords {

	private static final String SUPERUSER = "superuser";

	private final Properties values = new Properties();

	private Passwords() {
	}

	/** Reads the passwords, and creates those that are missing. */
	static Passwords in(Path file) throws IOException {
		Passwords passwords = new Passwords();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				passwords.values.load(reader);
			}
		}
		int stored = passwords.values.size();
		passwords.values.computeIfAbsent(SUPERUSER, Passwords::random);
		for (DatabaseRole role : DatabaseRole.values()) {
			passwords.values.computeIfAbsent(key(role), Passwords::random);
		}
		if (passwords.values.size() > stored) {
			passwords.write(file);
		}
		return passwords;
	}

	/** A version 4 UUID has 122 bits of a secure random generator. */
	private static String random(Object key) {
		return UUID.randomUUID().toString();
	}

	private void write(Path file) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
		Files.deleteIfExists(unfinished);
		Files.createFile(unfinished,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (Writer writer = Files.newBufferedWriter(unfinished)) {
			this.values.store(writer, "Passwords of the database beside this file");
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String key(DatabaseRole role) {
		return role.name().toLowerCase(Locale.ROOT);
	}

	String of(DatabaseRole role) {
		return this.values.getProperty(key(role), "");
	}

	String ofSuperuser() {
		return this.values.getProperty(SUPERUSER, "");
	}

}
