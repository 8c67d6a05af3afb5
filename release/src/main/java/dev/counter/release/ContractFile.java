package dev.counter.release;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Headers;
import dev.counter.contract.Health;
import dev.counter.contract.Machine;
import dev.counter.contract.Rollout;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;

/**
 * {@code contract.sh}: ports, paths, headers and start commands of the contract as shell
 * variables, for scripts, images and the adder's machine.
 */
final class ContractFile {

	static final String NAME = "contract.sh";

	private static final String HEADER = """
			# shellcheck shell=bash disable=SC2034
			# Generated from the contract by %s; copy it from release/target/machine after a change.
			""".formatted(ContractFile.class.getSimpleName());

	private ContractFile() {
	}

	/** The content of the file. */
	static String text() {
		return variables().entrySet()
			.stream()
			.map((variable) -> variable.getKey() + "=" + variable.getValue() + "\n")
			.collect(Collectors.joining("", HEADER, ""));
	}

	/** Shell words by name; no name is one of a {@link Variable} that programs read. */
	static Map<String, String> variables() {
		Map<String, String> all = new LinkedHashMap<>();
		for (Service service : Service.values()) {
			all.put(service.name() + "_PORT", word(service.port()));
			all.put(service.name() + "_MANAGEMENT_PORT", word(service.managementPort()));
		}
		all.put("SERVICES", array(Arrays.stream(Service.values()).map(Service::key).toList()));
		all.put("PAGES", array(Arrays.stream(Service.values()).map(Service::page).toList()));
		all.put("READINESS_PATH", word(Health.READINESS));
		all.put("RELEASE_HEADER", word(Headers.RELEASE));
		all.put("INSTANCE_REFRESH_SECONDS", word(Rollout.INSTANCE_REFRESH.toSeconds()));
		all.put("POSTGRESQL_PORT", word(Variable.DATABASE_PORT.defaultText()));
		all.put("POSTGRESQL_DATABASE", word(Variable.DATABASE_NAME.defaultText()));
		all.put("OPERATOR_ROLE", word(DatabaseRole.OPERATOR.roleName()));
		StartCommand image = ContainerImage.startCommand();
		all.put("JVM_OPTIONS", array(image.options()));
		all.put("TRAINING_PROPERTY", word(StartCommand.TRAINING_PROPERTY));
		all.put("IMAGE_START", array(image.withCache()));
		all.put("IMAGE_RECORDING", array(image.recording()));
		all.put("IMAGE_CREATION", array(image.creation(image.cache())));
		all.put("IMAGE_CONFIGURATION", word(image.configuration()));
		StartCommand machine = Machine.startCommand();
		all.put("ARCHIVE", word(Machine.ARCHIVE));
		all.put("ARCHIVE_MODULE", word(Machine.SERVICE.module()));
		all.put("MACHINE_USER", word(Machine.USER));
		all.put("MACHINE_DIRECTORY", word(Machine.DIRECTORY));
		all.put("MACHINE_CACHE", word(machine.cache()));
		all.put("MACHINE_CONFIGURATION", word(machine.configuration()));
		all.put("MACHINE_RECORDING", array(machine.recording()));
		all.put("MACHINE_CREATION", array(machine.creation(machine.cache())));
		all.put("MACHINE_ENVIRONMENT_FILE", word(Machine.ENVIRONMENT_FILE));
		all.put("MACHINE_ENVIRONMENT_VARIABLE", word(Variable.COUNTER_ENVIRONMENT));
		all.put("MACHINE_UNIT", word(Machine.UNIT));
		all.put("MACHINE_LOG", word(Machine.LOG));
		all.put("MACHINE_READINESS", word(MachineFiles.readiness()));
		all.put("AGENT_SETTINGS", word(MachineFiles.AGENT));
		all.put("LOG_ROTATION", word(MachineFiles.ROTATION));
		return all;
	}

	private static String array(List<String> words) {
		return words.stream().map(ContractFile::word).collect(Collectors.joining(" ", "(", ")"));
	}

	private static String word(Object value) {
		String word = MachineFiles.unquoted(value.toString());
		return word.contains("*") ? "'" + word + "'" : word;
	}

}
