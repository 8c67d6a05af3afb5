package dev.counter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Installed load generator.
 */
record Program(Path path) {

	private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

	static Optional<Program> find(String name) {
		Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map((folder) -> Path.of(folder, name));
		return Stream.concat(onPath, versions().map((version) -> version.resolve("bin").resolve(name)))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Program::new);
	}

	/**
	 * Debian installs each version of PostgreSQL in a directory that is not on the path.
	 */
	private static Stream<Path> versions() {
		if (!Files.isDirectory(DEBIAN)) {
			return Stream.empty();
		}
		try (Stream<Path> versions = Files.list(DEBIAN)) {
			return versions.sorted(Comparator.reverseOrder()).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Program require(String name, String debianPackage) {
		return find(name).orElseThrow(() -> new IllegalStateException(
				"There is no %s: install it, on Debian with apt-get install %s.".formatted(name, debianPackage)));
	}

	/** Runs the program in the C locale, as its output is parsed, and returns that. */
	String run(Path folder, Map<String, String> environment, List<String> arguments) {
		List<String> command = new ArrayList<>(List.of(this.path.toString()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		builder.environment().put("LC_ALL", "C");
		try {
			Process process = builder.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			int exit = process.waitFor();
			if (exit != 0) {
				throw new IllegalStateException(String.join(" ", command) + " exited with " + exit + ": " + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Name and version, the first line of {@code --version}. */
	String version() {
		try {
			return run(Path.of("."), Map.of(), List.of("--version")).lines().findFirst().orElse("");
		}
		catch (IllegalStateException ex) {
			// wrk prints its version and exits with an error.
			return String.valueOf(ex.getMessage()).replaceFirst("(?s).*?: ", "").lines().findFirst().orElse("");
		}
	}

}
