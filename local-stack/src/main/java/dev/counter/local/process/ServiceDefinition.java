package dev.counter.local.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

/**
 * How a service is started.
 *
 * @param service which one
 * @param command program and arguments
 * @param environment its variables, ports and addresses left out
 * @param directory where it runs
 * @param log gets its output
 */
public record ServiceDefinition(Service service, List<String> command, Map<String, String> environment, Path directory,
		LogFile log) {

	/** Where services listen: nobody but the front door reaches them. */
	static final String HOST = "127.0.0.1";

	public ServiceDefinition {
		command = List.copyOf(command);
		environment = Map.copyOf(environment);
	}

	Child start(int port, int managementPort) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.put(Variable.SERVER_ADDRESS.name(), HOST);
		all.put(Variable.SERVER_PORT.name(), Integer.toString(port));
		all.put(Variable.MANAGEMENT_SERVER_ADDRESS.name(), HOST);
		all.put(Variable.MANAGEMENT_SERVER_PORT.name(), Integer.toString(managementPort));
		return Child.start(this.command, all, this.directory, this.log);
	}

}
