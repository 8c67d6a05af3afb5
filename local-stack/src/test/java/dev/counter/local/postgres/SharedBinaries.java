package dev.counter.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL's programs, unpacked once for all tests: that takes longer than all else.
 */
public final class SharedBinaries {

	private static final Path UNPACKED = Path.of("target", "postgresql").toAbsolutePath();

	private SharedBinaries() {
	}

	/**
	 * Lets a data folder find the programs unpacked.
	 * @param folder a data folder, which may not exist yet
	 * @throws IOException when the folder cannot be written
	 */
	public static synchronized void linkInto(Path folder) throws IOException {
		PostgresBinaries.in(UNPACKED);
		Path link = folder.resolve("postgresql");
		if (!Files.exists(link)) {
			Files.createDirectories(folder);
			Files.createSymbolicLink(link, UNPACKED);
		}
	}

}
