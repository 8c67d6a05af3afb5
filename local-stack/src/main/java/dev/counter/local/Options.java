package dev.counter.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

/**
 * What may differ from one system on a machine to another.
 *
 * @param folder where data, logs and passwords are kept
 * @param port where the front door listens, 0 for any free port
 * @param jars a folder with the services' jars, or with the modules that built them
 * @param prepared whether the jars hold the beans that Spring worked out in a full build,
 * and are started with them as in production
 * @param environment variables for every service beside those that it gets anyway
 * @param patience how long a service may take until it is ready
 */
public record Options(Path folder, int port, Path jars, boolean prepared, Map<Variable, String> environment,
		Duration patience) {

	/** Where the front door listens unless told otherwise. */
	public static final int DEFAULT_PORT = Preflight.DEFAULT_PORT;

	private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

	public Options {
		environment = Map.copyOf(environment);
	}

	/**
	 * The usual options.
	 * @param folder where data, logs and passwords are kept
	 * @param jars a folder with the services' jars, or with the modules that built them
	 * @return options with the default port
	 */
	public static Options of(Path folder, Path jars) {
		return new Options(folder, DEFAULT_PORT, jars, false, Map.of(), DEFAULT_PATIENCE);
	}

	/**
	 * Chooses the front door's port.
	 * @param chosen the TCP port, 0 for any free one
	 * @return the changed options
	 */
	public Options withPort(int chosen) {
		return new Options(this.folder, chosen, this.jars, this.prepared, this.environment, this.patience);
	}

	/**
	 * Starts jars of a full build as in production.
	 * @return the changed options
	 */
	public Options withPreparedBeans() {
		return new Options(this.folder, this.port, this.jars, true, this.environment, this.patience);
	}

	/**
	 * Gives every service a variable.
	 * @param variable which one
	 * @param value its value
	 * @return the changed options
	 */
	public Options with(Variable variable, String value) {
		Map<Variable, String> all = new HashMap<>(this.environment);
		all.put(variable, value);
		return new Options(this.folder, this.port, this.jars, this.prepared, all, this.patience);
	}

	/**
	 * Where a service's jar is.
	 * @param service which one
	 * @return the jar, that may not have been built yet
	 */
	public Path jar(Service service) {
		String name = service.module() + ".jar";
		Path built = this.jars.resolve(service.module()).resolve("target").resolve(name);
		return Files.exists(built) ? built : this.jars.resolve(name);
	}

}
