package dev.counter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.counter.contract.Health;
import dev.counter.contract.Limits;
import dev.counter.contract.Machine;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;

/**
 * Writes the files of the adder's machine that follow from the contract: the unit, the
 * settings of the agent and of the log's rotation, and what {@code install.sh} has to
 * know.
 */
final class MachineFiles {

	/**
	 * The gap that is left for {@code install.sh}: the archive serves every environment.
	 */
	static final String ENVIRONMENT = "@environment@";

	static final String UNIT = "unit.service";

	static final String AGENT = "cloudwatch-agent.json";

	static final String ROTATION = "logrotate.conf";

	static final String SETTINGS = "machine.sh";

	/** What is left, after the grace for requests, for closing connections and files. */
	private static final Duration LAST_STEPS = Duration.ofSeconds(5);

	private MachineFiles() {
	}

	/**
	 * Writes the files.
	 * @param args the folder to write to, created when missing
	 * @throws IOException when it cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Files.createDirectories(Path.of(args[0]));
		for (Map.Entry<String, String> file : all().entrySet()) {
			Files.writeString(folder.resolve(file.getKey()), file.getValue());
		}
	}

	/** The contents by file name. */
	static Map<String, String> all() {
		return Map.of(Machine.UNIT, of(UNIT), AGENT, of(AGENT), ROTATION, of(ROTATION), SETTINGS, of(SETTINGS));
	}

	private static String of(String template) {
		return Template.read(template).fill(values());
	}

	static Map<String, String> values() {
		StartCommand command = Machine.startCommand();
		Map<String, String> values = new HashMap<>();
		values.put("agent", AGENT);
		values.put("cache", command.cache().toString());
		values.put("configuration", command.configuration().toString());
		values.put("creation-command", quoted(command.creation(command.cache())));
		values.put("directory", Machine.DIRECTORY);
		values.put("disk-metric", metric("disk", Machine.DISK_METRIC));
		values.put("environment", ENVIRONMENT);
		values.put("environment-dimension", Machine.ENVIRONMENT_DIMENSION);
		values.put("environment-file", Machine.ENVIRONMENT_FILE);
		values.put("environment-variable", Variable.COUNTER_ENVIRONMENT.name());
		values.put("log", Machine.LOG);
		values.put("log-group", Machine.logGroup(ENVIRONMENT));
		values.put("memory-metric", metric("mem", Machine.MEMORY_METRIC));
		values.put("memory-mib", Integer.toString(Limits.SERVICE_MEMORY_MIB));
		values.put("namespace", Machine.METRICS);
		values.put("readiness", "http://localhost:" + Machine.SERVICE.managementPort() + Health.READINESS);
		values.put("recording-command", quoted(command.recording()));
		values.put("rotation", ROTATION);
		values.put("service", Machine.SERVICE.key());
		values.put("service-dimension", Machine.SERVICE_DIMENSION);
		values.put("start-command", String.join(" ", plain(command.withCache())));
		values.put("stop-seconds", Long.toString(Times.SHUTDOWN_GRACE.plus(LAST_STEPS).toSeconds()));
		values.put("unit", Machine.UNIT);
		values.put("user", Machine.USER);
		return values;
	}

	/** The agent puts the plugin's name before the measurement's. */
	private static String metric(String plugin, String name) {
		if (!name.startsWith(plugin + "_")) {
			throw new IllegalStateException("The agent's " + plugin + " plugin has no " + name);
		}
		return name.substring(plugin.length() + 1);
	}

	private static String quoted(List<String> command) {
		return plain(command).stream().map((word) -> "'" + word + "'").collect(Collectors.joining(" "));
	}

	/** Words that mean themselves in a unit, and in a shell's single quotes. */
	private static List<String> plain(List<String> command) {
		if (command.stream().anyMatch((word) -> !word.matches("[\\w./:=*+-]+"))) {
			throw new IllegalStateException("A word here needs quoting: " + command);
		}
		return command;
	}

}
