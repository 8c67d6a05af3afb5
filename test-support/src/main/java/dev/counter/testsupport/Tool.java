package dev.counter.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installed program that a test runs.
 */
public record Tool(Path path) {

	/** A required program: without it the test is skipped, and fails with CI set. */
	public static Tool required(String name) {
		Optional<Tool> tool = find(name);
		if (System.getenv("CI") != null) {
			return tool.orElseThrow(
					() -> new IllegalStateException("Install " + name + ": tests that run with CI set need it"));
		}
		return orSkip(name, tool);
	}

	/** An optional program: without it the test is skipped. */
	public static Tool optional(String name) {
		return orSkip(name, find(name));
	}

	private static Tool orSkip(String name, Optional<Tool> tool) {
		Skip.unless(tool.isPresent(), name + " is not installed");
		return tool.orElseThrow();
	}

	public static Optional<Tool> find(String name) {
		return Arrays.stream(System.getenv("PATH").split(":"))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Tool::new);
	}

	public Outcome run(Object... arguments) {
		return run(Map.of(), arguments);
	}

	public Outcome run(Map<String, String> environment, Object... arguments) {
		try {
			Process process = start(environment, arguments);
			process.getOutputStream().close();
			return Outcome.of(process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts it in the root of the repository; standard error goes to standard output.
	 */
	public Process start(Map<String, String> environment, Object... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.path.toString()));
		Arrays.stream(arguments).map(Object::toString).forEach(command::add);
		ProcessBuilder builder = new ProcessBuilder(command).directory(Repository.ROOT.toFile())
			.redirectErrorStream(true);
		builder.environment().putAll(environment);
		return builder.start();
	}

	/**
	 * Result of a run.
	 *
	 * @param exit the exit code
	 * @param output standard output and standard error
	 */
	public record Outcome(int exit, String output) {

		/** Waits for a run to end. */
		public static Outcome of(Process process) throws IOException {
			try (InputStream said = process.getInputStream()) {
				String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
				return new Outcome(process.waitFor(), output);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		/** The output of a successful run. */
		public String succeeded() {
			if (this.exit != 0) {
				throw new AssertionError("Exit code " + this.exit + ": " + this.output);
			}
			return this.output;
		}

	}

}
