package dev.counter.infra;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

import com.hashicorp.cdktf.App;
import dev.counter.infra.bootstrap.BootstrapStack;
import dev.counter.infra.counter.CounterStack;
import dev.counter.infra.settings.EnvironmentSettings;

/**
 * Turns settings into Terraform; runs in a process of its own, whose environment tells
 * the bindings which Node to use.
 */
final class Synthesis {

	private Synthesis() {
	}

	/**
	 * Synthesizes stacks.
	 * @param arguments the folder of the settings, the folder to write to, and the
	 * environments
	 */
	public static void main(String[] arguments) {
		Path settings = Path.of(arguments[0]);
		Path output = Path.of(arguments[1]);
		App app = App.Builder.create().outdir(output.toString()).build();
		List<EnvironmentSettings> all = EnvironmentSettings.readAll(settings);
		new BootstrapStack(app, all.get(0).account(), all);
		for (String environment : List.of(arguments).subList(2, arguments.length)) {
			new CounterStack(app, EnvironmentSettings.read(settings, environment));
		}
		app.synth();
		StackFiles.tidy(output);
		// At their end the bindings report an empty line that they could not read.
		System.setErr(new PrintStream(OutputStream.nullOutputStream()));
	}

}
