package dev.counter.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import dev.counter.testsupport.Skip;

/**
 * A JDK 25, which trains AOT caches.
 */
final class Jdk25 {

	private static final Path INSTALLED = Path.of("/usr/lib/jvm");

	private Jdk25() {
	}

	/**
	 * Its home: the one that runs the tests, {@code JAVA_25_HOME}, or an installed one.
	 */
	static Path home() {
		Optional<Path> home = Stream
			.concat(Stream.of(running(), Path.of(Optional.ofNullable(System.getenv("JAVA_25_HOME")).orElse("/none"))),
					installed())
			.filter((path) -> Files.isExecutable(path.resolve("bin/java")))
			.findFirst();
		Skip.unless(home.isPresent(), "there is no JDK 25: set JAVA_25_HOME");
		return home.orElseThrow();
	}

	private static Path running() {
		return Path.of((Runtime.version().feature() >= 25) ? System.getProperty("java.home") : "/none");
	}

	private static Stream<Path> installed() {
		if (!Files.isDirectory(INSTALLED)) {
			return Stream.empty();
		}
		try (Stream<Path> homes = Files.list(INSTALLED)) {
			return homes.filter((home) -> home.getFileName().toString().contains("25")).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
