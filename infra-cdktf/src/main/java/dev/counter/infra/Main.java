package dev.counter.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.settings.InvalidSettingException;

/**
 * Synthesizes all stacks: checks every setting first, then starts the synthesis with a
 * Node that exists.
 */
public final class Main {

	/**
	 * Where the first bootstrap keeps its state until there is a bucket for it, and where
	 * Terraform leaves one that it could not write there.
	 */
	private static final List<String> BEGUN = List.of("stacks/bootstrap/terraform.tfstate",
			"stacks/bootstrap/errored.tfstate");

	private Main() {
	}

	/**
	 * Synthesizes the stacks of one environment or of all of them.
	 * @param arguments the module's folder, the folder to write to, and an environment's
	 * name or nothing for all
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		String environment = (arguments.length > 2) ? arguments[2].strip() : "";
		try {
			int status = synthesize(Path.of(arguments[0]), Path.of(arguments[1]), environment);
			if (status != 0) {
				System.exit(status);
			}
		}
		catch (InvalidSettingException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	static int synthesize(Path module, Path output, String environment) throws IOException, InterruptedException {
		return synthesize(Path.of(System.getProperty("java.home"), "bin", "java"), module, output, environment);
	}

	static int synthesize(Path java, Path module, Path output, String environment)
			throws IOException, InterruptedException {
		List<EnvironmentSettings> all = EnvironmentSettings.readAll(module);
		List<String> names = environment.isEmpty() ? all.stream().map(EnvironmentSettings::environment).toList()
				: List.of(EnvironmentSettings.read(module, environment).environment());
		for (String begun : BEGUN) {
			if (Files.exists(output.resolve(begun))) {
				System.err.println(
						"%s is all that is known of a bootstrap that was interrupted: run deploy/bootstrap again, it goes on there."
							.formatted(output.resolve(begun)));
				return 1;
			}
		}
		Path written = output.resolveSibling(output.getFileName() + ".new");
		delete(written);
		Files.createDirectories(written);
		List<String> command = new ArrayList<>();
		command.add(java.toString());
		Path scratch = Files.createDirectories(module.resolve("target/synth"));
		command.addAll(List.of("-Djava.io.tmpdir=" + scratch.toAbsolutePath(), "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
				Synthesis.class.getName(), module.toString(), written.toString()));
		command.addAll(names);
		ProcessBuilder synthesis = new ProcessBuilder(command).inheritIO();
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
