package dev.counter.infra.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.Variable;

/**
 * A container of a task, with nothing that it can do without: its own folder to write to,
 * no capabilities, no root.
 */
final class ContainerDefinition {

	private final Map<String, Object> definition = new LinkedHashMap<>();

	/**
	 * A container.
	 * @param name its name within the task
	 * @param image what it runs
	 * @param variables what it is told; nothing secret
	 * @param logGroup where its output goes
	 * @param region where the log is
	 */
	ContainerDefinition(String name, String image, Map<Variable, String> variables, String logGroup, String region) {
		this.definition.put("name", name);
		this.definition.put("image", image);
		this.definition.put("essential", true);
		this.definition.put("user", ContainerImage.USER + ":" + ContainerImage.USER);
		this.definition.put("readonlyRootFilesystem", true);
		this.definition.put("linuxParameters",
				Map.of("capabilities", Map.of("add", List.of(), "drop", List.of("ALL")), "initProcessEnabled", true));
		this.definition.put("mountPoints", List
			.of(Map.of("sourceVolume", volume(), "containerPath", ContainerImage.TEMPORARY, "readOnly", false)));
		this.definition.put("environment", pairs(variables, "value"));
		this.definition.put("logConfiguration",
				Map.of("logDriver", "awslogs", "options", Map.of("awslogs-group", logGroup, "awslogs-region", region,
						"awslogs-stream-prefix", name, "mode", "non-blocking", "max-buffer-size", "4m")));
	}

	/** The name of the volume that is mounted for what it writes. */
	String volume() {
		return this.definition.get("name") + "-tmp";
	}

	/**
	 * Makes it one that runs to its end before the others start.
	 * @param seconds how long that may take, at most 120
	 * @return this container
	 */
	ContainerDefinition first(int seconds) {
		this.definition.put("essential", false);
		this.definition.put("startTimeout", seconds);
		return this;
	}

	/**
	 * Makes it wait for another one's success.
	 * @param other the one that comes first
	 * @return this container
	 */
	ContainerDefinition after(ContainerDefinition other) {
		this.definition.put("dependsOn",
				List.of(Map.of("containerName", String.valueOf(other.definition.get("name")), "condition", "SUCCESS")));
		return this;
	}

	/**
	 * Has a secret put into variables when the container starts.
	 * @param secrets where each value is found: a secret's ARN, and which field of it
	 * @return this container
	 */
	ContainerDefinition secrets(Map<Variable, String> secrets) {
		this.definition.put("secrets", pairs(secrets, "valueFrom"));
		return this;
	}

	/**
	 * Makes it answer requests.
	 * @param port where
	 * @param stopSeconds how long it may take to end
	 * @return this container
	 */
	ContainerDefinition answers(int port, long stopSeconds) {
		this.definition.put("portMappings",
				List.of(Map.of("containerPort", port, "hostPort", port, "protocol", "tcp")));
		this.definition.put("stopTimeout", stopSeconds);
		return this;
	}

	Map<String, Object> definition() {
		return this.definition;
	}

	private static List<Map<String, String>> pairs(Map<Variable, String> values, String key) {
		Map<String, String> sorted = new TreeMap<>();
		values.forEach((variable, value) -> sorted.put(variable.name(), value));
		return sorted.entrySet()
			.stream()
			.map((entry) -> Map.of("name", entry.getKey(), key, entry.getValue()))
			.toList();
	}

}
