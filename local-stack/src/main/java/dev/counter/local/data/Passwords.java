package dev.counter.local.data;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * Random passwords of this data directory, in a file that only its owner can read.
 */
public final class Passwords {

	private final Properties values = new Properties();

	private Passwords() {
	}

	/** Reads the passwords, and creates those that are missing. */
	public static Passwords in(Path file, List<String> names) throws IOException {
		Passwords passwords = new Passwords();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				passwords.values.load(reader);
			}
		}
		int stored = passwords.values.size();
		names.forEach((name) -> passwords.values.computeIfAbsent(name, Passwords::random));
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
			this.values.store(writer, "Passwords of the data beside this file");
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
	}

	public String of(String name) {
		return this.values.getProperty(name, "");
	}

}
