package dev.counter.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Atomic creation of directories: each is complete or missing, even after a crash.
 */
public final class Directories {

	private Directories() {
	}

	/** Fills a directory under a temporary name, then renames it; it must not exist. */
	public static void createAtomically(Path directory, Content content) throws IOException {
		Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
		deleteIfExists(unfinished);
		Files.createDirectories(unfinished);
		content.writeTo(unfinished);
		Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Deletes a directory with its content. */
	public static void deleteIfExists(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		List<Path> deepestFirst;
		try (Stream<Path> paths = Files.walk(directory)) {
			deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : deepestFirst) {
			Files.deleteIfExists(path);
		}
	}

	/**
	 * Writer of a directory's content.
	 */
	@FunctionalInterface
	public interface Content {

		void writeTo(Path directory) throws IOException;

	}

}
