package dev.counter.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Directories that are either whole or not there, whatever interrupts their making.
 */
public final class Directories {

	private Directories() {
	}

	/**
	 * Fills a folder under another name and then gives it its own.
	 * @param folder the folder, which must not exist
	 * @param content fills the folder that it is given
	 * @throws IOException when the content cannot be written
	 */
	public static void createWhole(Path folder, Content content) throws IOException {
		Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
		deleteIfExists(unfinished);
		Files.createDirectories(unfinished);
		content.writeTo(unfinished);
		Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Deletes a folder and all in it.
	 * @param folder the folder, which may be missing
	 * @throws IOException when something in it cannot be deleted
	 */
	public static void deleteIfExists(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		List<Path> deepestFirst;
		try (Stream<Path> paths = Files.walk(folder)) {
			deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : deepestFirst) {
			Files.deleteIfExists(path);
		}
	}

	/**
	 * Writes what a folder has to hold.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes into a folder.
		 * @param folder an empty folder
		 * @throws IOException when that fails
		 */
		void writeTo(Path folder) throws IOException;

	}

}
