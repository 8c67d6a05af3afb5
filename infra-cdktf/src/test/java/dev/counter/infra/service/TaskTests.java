package dev.counter.infra.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.counter.contract.ContainerImage;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Task definitions: containers, variables, secrets, roles.
 */
class TaskTests {

	private static final List<Service> SERVICES = List.of(Service.DISPLAY, Service.RESET);

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void ownersPasswordIsForTheMigratorOnly(Terraform stack) {
		JsonNode display = containers(stack, Service.DISPLAY);
		assertThat(display.fieldNames()).toIterable().containsOnly("migrator", "display");
		JsonNode secret = display.path("migrator").path("secrets").path(0);
		assertThat(secret.path("name").asText()).isEqualTo("DATABASE_PASS");
		assertThat(secret.path("valueFrom").asText()).endsWith(".secret_arn}:password::");
		assertThat(display.path("display").has("secrets")).isFalse();
		assertThat(containers(stack, Service.RESET).fieldNames()).toIterable().containsOnly("reset");
		assertThat(containers(stack, Service.RESET).path("reset").has("secrets")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void displayStartsAfterTheMigrator(Terraform stack) {
		JsonNode display = containers(stack, Service.DISPLAY);
		JsonNode first = display.path("display").path("dependsOn").path(0);
		assertThat(first.path("containerName").asText()).isEqualTo("migrator");
		assertThat(first.path("condition").asText()).isEqualTo("SUCCESS");
		assertThat(display.path("migrator").path("essential").asBoolean()).isFalse();
		assertThat(display.path("migrator").path("startTimeout").asInt()).isEqualTo(120);
		assertThat(display.path("display").path("essential").asBoolean()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void servicesLogInWithIamTokens(Terraform stack) {
		for (Service service : SERVICES) {
			assertThat(environment(containers(stack, service).path(service.key())))
				.containsEntry("DATABASE_AUTH", "iam")
				.containsEntry("DATABASE_USER", service.role().roleName())
				.containsEntry("DATABASE_CA", ContainerImage.CA)
				.containsEntry("COUNTER_RELEASE", "${var.release_commit}")
				.doesNotContainKey("DATABASE_PASS");
		}
	}

	@ParameterizedTest
	@MethodSource("environments")
	void containersHaveNoSecretInVariables(Terraform stack) {
		assertThat(all(stack)).hasSize(3)
			.allSatisfy((container) -> assertThat(environment(container)).doesNotContainKey("DATABASE_PASS")
				.allSatisfy((name, value) -> assertThat(value).doesNotContain("secret", "password")));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void containersAreHardened(Terraform stack) {
		assertThat(all(stack)).allSatisfy((container) -> {
			assertThat(container.path("readonlyRootFilesystem").asBoolean()).isTrue();
			assertThat(container.path("user").asText()).isEqualTo("10001:10001");
			assertThat(container.path("linuxParameters").path("capabilities").path("drop").path(0).asText())
				.isEqualTo("ALL");
			assertThat(container.path("mountPoints")).singleElement()
				.satisfies((mount) -> assertThat(mount.path("containerPath").asText())
					.isEqualTo(ContainerImage.TEMPORARY));
			assertThat(container.path("privileged").asBoolean()).isFalse();
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void tasksRunImagesByDigest(Terraform stack) {
		assertThat(all(stack)).extracting((container) -> container.path("image").asText())
			.allMatch(
					(image) -> image.matches(".+\\.amazonaws\\.com/counter/[a-z]+@\\$\\{var\\.release_[a-z]+_digest}"))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void stopTimeoutExceedsTheShutdown(Terraform stack) {
		for (Service service : SERVICES) {
			assertThat(containers(stack, service).path(service.key()).path("stopTimeout").asLong())
				.isGreaterThan(Times.SHUTDOWN_GRACE.toSeconds())
				.isLessThanOrEqualTo(120);
		}
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everyProgramHasALogGroup(Terraform stack) {
		assertThat(all(stack)).allSatisfy((container) -> {
			String name = container.path("name").asText();
			String group = container.path("logConfiguration").path("options").path("awslogs-group").asText();
			String id = group.replaceAll(".*\\.([^.]+)\\.name}", "$1");
			assertThat(stack.one("aws_cloudwatch_log_group", id).path("name").asText()).endsWith("/" + name);
		});
	}

	private static List<JsonNode> all(Terraform stack) {
		List<JsonNode> all = new ArrayList<>();
		SERVICES.forEach((service) -> containers(stack, service).forEach(all::add));
		return all;
	}

	/** By their names. */
	private static JsonNode containers(Terraform stack, Service service) {
		JsonNode definition = stack.one("aws_ecs_task_definition", service.key() + "_task_definition");
		assertThat(definition.path("runtime_platform").path("cpu_architecture").asText()).isEqualTo("ARM64");
		ObjectNode containers = JsonNodeFactory.instance.objectNode();
		Terraform.parsed(definition.path("container_definitions"))
			.forEach((container) -> containers.set(container.path("name").asText(), container));
		return containers;
	}

	private static Map<String, String> environment(JsonNode container) {
		Map<String, String> environment = new TreeMap<>();
		container.path("environment")
			.forEach((variable) -> environment.put(variable.path("name").asText(), variable.path("value").asText()));
		return environment;
	}

}
