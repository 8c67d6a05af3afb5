package dev.counter.infra;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.hashicorp.cdktf.App;
import dev.counter.infra.bootstrap.BootstrapStack;
import dev.counter.infra.counter.CounterStack;
import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.settings.InvalidSettingException;

/**
 * Reads the settings and synthesizes the stacks.
 */
final class Synthesis {

	private Synthesis() {
	}

	/**
	 * Synthesizes the stacks.
	 * @param arguments the folder of the settings, the output folder, and an
	 * environment's name or an empty text for all
	 */
	public static void main(String[] arguments) throws IOException {
		try {
			Path output = Path.of(arguments[1]);
			List<EnvironmentSettings> all = EnvironmentSettings.readAll(Path.of(arguments[0]));
			List<EnvironmentSettings> selected = all.stream()
				.filter((settings) -> arguments[2].isEmpty() || settings.environment().equals(arguments[2]))
				.toList();
			if (selected.isEmpty()) {
				throw new InvalidSettingException("environments/" + arguments[2] + ".yaml: there is no such file.");
			}
			App app = App.Builder.create().outdir(output.toString()).build();
			new BootstrapStack(app, all.get(0).account(), all);
			selected.forEach((settings) -> new CounterStack(app, settings));
			app.synth();
			try (Stream<Path> stacks = Files.list(output.resolve("stacks"))) {
				for (Path stack : stacks.toList()) {
					Json.canonicalize(stack.resolve("cdk.tf.json"));
				}
			}
			// jsii reports an empty line that it cannot parse when its process ends.
			System.setErr(new PrintStream(OutputStream.nullOutputStream()));
		}
		catch (InvalidSettingException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

}
