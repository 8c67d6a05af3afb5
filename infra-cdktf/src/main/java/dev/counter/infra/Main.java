package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entry point of the synthesis. It runs in a second JVM, as jsii takes the path of Node
 * from its own environment only.
 */
public final class Main {

	/** States that a bootstrap leaves here until its bucket exists. */
	private static final List<String> LOCAL_STATES = List.of("stacks/bootstrap/terraform.tfstate",
			"stacks/bootstrap/errored.tfstate");

	private Main() {
	}

	/**
	 * Synthesizes the stacks.
	 * @param arguments the module's folder, the output folder, and an environment's name
	 * or nothing for all
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int status = synthesize(Path.of(System.getProperty("java.home"), "bin", "java"), Path.of(arguments[0]),
				Path.of(arguments[1]), (arguments.length > 2) ? arguments[2].strip() : "");
		if (status != 0) {
			System.exit(status);
		}
	}

	static int synthesize(Path java, Path module, Path output, String environment)
			throws IOException, InterruptedException {
		for (String state : LOCAL_STATES) {
			if (Files.exists(output.resolve(state))) {
				System.err.println(
						"%s is all that is known of a bootstrap that was interrupted: run deploy/bootstrap again, it goes on there."
							.formatted(output.resolve(state)));
				return 1;
			}
		}
		Path written = output.resolveSibling(output.getFileName() + ".new");
		delete(written);
		Files.createDirectories(written);
		Path scratch = Files.createDirectories(module.resolve("target/synth"));
		ProcessBuilder synthesis = new ProcessBuilder(java.toString(), "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp",
				System.getProperty("java.class.path"), Synthesis.class.getName(), module.toString(), written.toString(),
				environment)
			.inheritIO();
		NodeRuntime.configure(synthesis.environment(), scratch);
		int status = synthesis.start().waitFor();
		if (status == 0) {
			delete(output);
			Files.move(written, output);
		}
		return status;
	}

	private static void delete(Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

}
