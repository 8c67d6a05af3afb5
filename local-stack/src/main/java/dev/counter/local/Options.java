package dev.counter.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

/**
 * Options of a local stack.
 *
 * @param folder the data directory
 * @param port the front door's TCP port, 0 for any free one
 * @param jars the directory of the modules, or of the services' jars beside the module of
 * S3
 * @param prepared whether the jars contain Spring's AOT code and are started with it
 * @param environment additional variables for every service
 * @param startTimeout the time until a service must be ready
 */
public record Options(Path folder, int port, Path jars, boolean prepared, Map<Variable, String> environment,
		Duration startTimeout) {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

	public static Options of(Path folder, Path jars) {
		return new Options(folder, Preflight.DEFAULT_PORT, jars, false, Map.of(), START_TIMEOUT);
	}

	public Options withPort(int chosen) {
		return new Options(this.folder, chosen, this.jars, this.prepared, this.environment, this.startTimeout);
	}

	/** Starts jars of a full build as in production. */
	public Options withPreparedBeans() {
		return new Options(this.folder, this.port, this.jars, true, this.environment, this.startTimeout);
	}

	/** Adds a variable for every service. */
	public Options with(Variable variable, String value) {
		Map<Variable, String> all = new HashMap<>(this.environment);
		all.put(variable, value);
		return new Options(this.folder, this.port, this.jars, this.prepared, all, this.startTimeout);
	}

	/** The path of a service's jar, which may not be built yet. */
	public Path jar(Service service) {
		String name = service.module() + ".jar";
		Path built = this.jars.resolve(service.module()).resolve("target").resolve(name);
		return Files.exists(built) ? built : this.jars.resolve(name);
	}

	/** The directory of the libraries of S3, which may not be built yet. */
	Path s3Libraries() {
		return this.jars.resolve("local-s3").resolve("target").resolve("lib");
	}

}
