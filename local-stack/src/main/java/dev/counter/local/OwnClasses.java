package dev.counter.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads all that this program consists of, so that a build which replaces the files while
 * it runs cannot break it.
 */
final class OwnClasses {

	private static final String SUFFIX = ".class";

	private OwnClasses() {
	}

	/**
	 * Loads each class that lies in the same folder or jar as one of these.
	 * @param members a class of each folder or jar
	 */
	static void load(Class<?>... members) {
		for (Class<?> member : members) {
			try {
				Path source = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
				if (Files.isDirectory(source)) {
					loadBelow(source, member.getClassLoader());
				}
				else {
					try (FileSystem jar = FileSystems.newFileSystem(source)) {
						loadBelow(jar.getPath("/"), member.getClassLoader());
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (URISyntaxException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private static void loadBelow(Path root, ClassLoader loader) throws IOException {
		List<String> names;
		try (Stream<Path> files = Files.walk(root)) {
			names = files.map((file) -> root.relativize(file).toString())
				.filter((name) -> name.endsWith(SUFFIX))
				.toList();
		}
		for (String name : names) {
			load(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'), loader);
		}
	}

	private static void load(String name, ClassLoader loader) {
		try {
			Class.forName(name, false, loader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// Information about a package or a module is no class.
		}
	}

}
