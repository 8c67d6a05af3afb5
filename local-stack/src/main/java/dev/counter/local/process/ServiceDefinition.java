package dev.counter.local.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.Service;
import dev.counter.contract.Variable;

/**
 * Service definition: what a service's process is started with, apart from its ports.
 */
public record ServiceDefinition(Service service, List<String> command, Map<String, String> environment, Path directory,
		LogFile log) {

	/** The address that services listen on: only the front door connects to them. */
	static final String HOST = "127.0.0.1";

	Process start(int port, int managementPort) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.put(Variable.SERVER_ADDRESS.name(), HOST);
		all.put(Variable.SERVER_PORT.name(), Integer.toString(port));
		all.put(Variable.MANAGEMENT_SERVER_ADDRESS.name(), HOST);
		all.put(Variable.MANAGEMENT_SERVER_PORT.name(), Integer.toString(managementPort));
		return ChildProcess.start(this.command, all, this.directory, this.log);
	}

}
