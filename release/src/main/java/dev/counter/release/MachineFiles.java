package dev.counter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.counter.contract.Health;
import dev.counter.contract.Limits;
import dev.counter.contract.Machine;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Times;

/**
 * Files of the adder's machine that follow from the contract: systemd unit, settings of
 * the CloudWatch agent and of logrotate, and {@code contract.sh}.
 */
final class MachineFiles {

	/**
	 * The placeholder that {@code install.sh} replaces: one archive for all environments.
	 */
	static final String ENVIRONMENT = "@environment@";

	static final String UNIT = "unit.service";

	static final String AGENT = "cloudwatch-agent.json";

	static final String ROTATION = "logrotate.conf";

	/** Time to close connections and files, after the grace period for requests. */
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
		return Map.of(Machine.UNIT, of(UNIT), AGENT, of(AGENT), ROTATION, of(ROTATION), ContractFile.NAME,
				ContractFile.text());
	}

	private static String of(String template) {
		return Template.read(template).fill(values());
	}

	static Map<String, String> values() {
		StartCommand command = Machine.startCommand();
		Map<String, String> values = new HashMap<>();
		values.put("directory", Machine.DIRECTORY);
		values.put("disk-metric", metric("disk", Machine.DISK_METRIC));
		values.put("environment", ENVIRONMENT);
		values.put("environment-dimension", Machine.ENVIRONMENT_DIMENSION);
		values.put("environment-file", Machine.ENVIRONMENT_FILE);
		values.put("log", Machine.LOG);
		values.put("log-group", Machine.logGroup(ENVIRONMENT));
		values.put("memory-metric", metric("mem", Machine.MEMORY_METRIC));
		values.put("memory-mib", Integer.toString(Limits.SERVICE_MEMORY_MIB));
		values.put("namespace", Machine.METRICS);
		values.put("service", Machine.SERVICE.key());
		values.put("service-dimension", Machine.SERVICE_DIMENSION);
		values.put("start-command",
				command.withCache().stream().map(MachineFiles::unquoted).collect(Collectors.joining(" ")));
		values.put("stop-seconds", Long.toString(Times.SHUTDOWN_GRACE.plus(LAST_STEPS).toSeconds()));
		values.put("user", Machine.USER);
		return values;
	}

	/** The address where the service on the machine reports readiness. */
	static String readiness() {
		return "http://localhost:" + Machine.SERVICE.managementPort() + Health.READINESS;
	}

	/** The agent puts the plugin's name before the measurement's. */
	private static String metric(String plugin, String name) {
		if (!name.startsWith(plugin + "_")) {
			throw new IllegalStateException("The agent's " + plugin + " plugin has no " + name);
		}
		return name.substring(plugin.length() + 1);
	}

	/** A word that needs no quotes in a unit. */
	static String unquoted(String word) {
		if (!word.matches("[\\w./:=*+-]+")) {
			throw new IllegalStateException("Needs quotes: " + word);
		}
		return word;
	}

}
