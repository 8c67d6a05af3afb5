package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL binaries, unpacked once for all tests.
 */
public final class SharedBinaries {

	private static final Path UNPACKED = Path.of("target", "postgresql").toAbsolutePath();

	private SharedBinaries() {
	}

	/** Links the unpacked binaries into a data directory, which may not exist yet. */
	public static synchronized void linkInto(Path folder) throws IOException {
		PostgresBinaries.in(UNPACKED);
		Path link = folder.resolve("postgresql");
		if (!Files.exists(link)) {
			Files.createDirectories(folder);
			Files.createSymbolicLink(link, UNPACKED);
		}
	}

}
