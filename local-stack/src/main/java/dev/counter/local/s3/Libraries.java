package dev.counter.local.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.counter.local.data.Directories;
import dev.counter.local.data.StartupException;

/**
 * Copies of the libraries of S3, one per set of versions.
 */
final class Libraries {

	private Libraries() {
	}

	/** Copies the libraries below a folder, unless these are there. */
	static Path copy(Path libraries, Path folder) throws IOException {
		if (!Files.isDirectory(libraries)) {
			throw new StartupException("There is no " + libraries + ": build it with ./mvnw package.");
		}
		List<Path> jars;
		try (Stream<Path> paths = Files.list(libraries)) {
			jars = paths.sorted().toList();
		}
		String names = String.join(" ", jars.stream().map((jar) -> jar.getFileName().toString()).toList());
		Path copy = folder.resolve("local-s3-" + UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8)));
		if (!Files.isDirectory(copy)) {
			Directories.createAtomically(copy, (unfinished) -> {
				for (Path jar : jars) {
					Files.copy(jar, unfinished.resolve(jar.getFileName()));
				}
			});
		}
		return copy;
	}

}
