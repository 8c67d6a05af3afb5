package dev.counter.infra.service;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.Variable;

/**
 * ECS container definition, hardened: non-root, read-only root file system, no
 * capabilities, one volume for temporary files.
 */
final class ContainerDefinition {

	private final String name;

	private final Map<String, Object> definition = new LinkedHashMap<>();

	ContainerDefinition(String name, String image, Map<Variable, String> variables, String logGroup, String region) {
		this.name = name;
		put("name", name);
		put("image", image);
		put("essential", true);
		put("user", ContainerImage.USER + ":" + ContainerImage.USER);
		put("readonlyRootFilesystem", true);
		put("linuxParameters",
				Map.of("capabilities", Map.of("add", List.of(), "drop", List.of("ALL")), "initProcessEnabled", true));
		put("mountPoints", List
			.of(Map.of("sourceVolume", volume(), "containerPath", ContainerImage.TEMPORARY, "readOnly", false)));
		put("environment", variables(variables, "value"));
		put("logConfiguration",
				Map.of("logDriver", "awslogs", "options", Map.of("awslogs-group", logGroup, "awslogs-region", region,
						"awslogs-stream-prefix", name, "mode", "non-blocking", "max-buffer-size", "4m")));
	}

	String volume() {
		return this.name + "-tmp";
	}

	/**
	 * The container ends before the others start.
	 * @param startTimeout in seconds, at most 120
	 */
	ContainerDefinition initContainer(long startTimeout) {
		put("startTimeout", startTimeout);
		return put("essential", false);
	}

	ContainerDefinition dependsOnSuccess(ContainerDefinition other) {
		return put("dependsOn", List.of(Map.of("containerName", other.name, "condition", "SUCCESS")));
	}

	/**
	 * Variables from Secrets Manager.
	 * @param secrets the secret's ARN and the field in it, by variable
	 */
	ContainerDefinition secrets(Map<Variable, String> secrets) {
		return put("secrets", variables(secrets, "valueFrom"));
	}

	ContainerDefinition port(int port, long stopTimeout) {
		put("stopTimeout", stopTimeout);
		return put("portMappings", List.of(Map.of("containerPort", port, "hostPort", port, "protocol", "tcp")));
	}

	Map<String, Object> definition() {
		return this.definition;
	}

	private ContainerDefinition put(String key, Object value) {
		this.definition.put(key, value);
		return this;
	}

	private static List<Map<String, String>> variables(Map<Variable, String> values, String key) {
		return values.entrySet()
			.stream()
			.map((entry) -> Map.of("name", entry.getKey().name(), key, entry.getValue()))
			.sorted(Comparator.comparing((variable) -> variable.getOrDefault("name", "")))
			.toList();
	}

}
