package dev.counter.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Eager class loading: a build that replaces the class files does not break a running
 * stack.
 */
final class ClassPreloader {

	private static final String SUFFIX = ".class";

	private ClassPreloader() {
	}

	/** Loads all classes of the directory or jar of each of these. */
	static void load(Class<?>... members) throws IOException {
		for (Class<?> member : members) {
			Path source = Path.of(URI.create(member.getProtectionDomain().getCodeSource().getLocation().toString()));
			if (Files.isDirectory(source)) {
				load(source, member.getClassLoader());
				continue;
			}
			try (FileSystem jar = FileSystems.newFileSystem(source)) {
				load(jar.getPath("/"), member.getClassLoader());
			}
		}
	}

	private static void load(Path root, ClassLoader loader) throws IOException {
		List<String> files;
		try (Stream<Path> paths = Files.walk(root)) {
			files = paths.map((path) -> root.relativize(path).toString())
				.filter((name) -> name.endsWith(SUFFIX))
				.toList();
		}
		for (String file : files) {
			try {
				Class.forName(file.replace(SUFFIX, "").replace('/', '.'), false, loader);
			}
			catch (ClassNotFoundException | LinkageError ex) {
				// package-info is not a class that can be loaded.
			}
		}
	}

}
