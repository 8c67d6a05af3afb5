package dev.counter.local.postgres;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;

import dev.counter.contract.DatabaseRole;

/**
 * The passwords of one data folder, made at random and readable by its owner alone.
 */
final class Passwords {

	private static final String SUPERUSER = "superuser";

	private static final int BYTES = 24;

	private final Properties values;

	private Passwords(Properties values) {
		this.values = values;
	}

	/**
	 * Reads the passwords, or makes them the first time.
	 * @param file where they are kept
	 * @return the passwords
	 * @throws IOException when the file can be neither read nor written
	 */
	static Passwords in(Path file) throws IOException {
		Properties values = new Properties();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				values.load(reader);
			}
		}
		if (complete(values)) {
			write(values, file);
		}
		return new Passwords(values);
	}

	private static boolean complete(Properties values) {
		int before = values.size();
		SecureRandom random = new SecureRandom();
		values.computeIfAbsent(SUPERUSER, (key) -> password(random));
		for (DatabaseRole role : DatabaseRole.values()) {
			values.computeIfAbsent(key(role), (key) -> password(random));
		}
		return values.size() > before;
	}

	private static String password(SecureRandom random) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static void write(Properties values, Path file) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
		Files.deleteIfExists(unfinished);
		Files.createFile(unfinished,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (BufferedWriter writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
			values.store(writer, "Passwords of the database beside this file");
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String key(DatabaseRole role) {
		return role.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The password of a role.
	 * @param role the role
	 * @return letters, digits, hyphens and underscores
	 */
	public String of(DatabaseRole role) {
		return this.values.getProperty(key(role), "");
	}

	/**
	 * The password of the superuser {@value DatabaseCluster#SUPERUSER}.
	 * @return letters, digits, hyphens and underscores
	 */
	public String ofSuperuser() {
		return this.values.getProperty(SUPERUSER, "");
	}

}
