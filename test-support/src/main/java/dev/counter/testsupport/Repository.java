package dev.counter.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of this repository.
 */
public final class Repository {

	/** The root: tests run in it or in the folder of their module. */
	public static final Path ROOT = Path.of(Files.exists(Path.of("mvnw")) ? "" : "..").toAbsolutePath().normalize();

	private Repository() {
	}

	public static Path path(String name) {
		return ROOT.resolve(name);
	}

	public static String read(String name) {
		try {
			return Files.readString(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
