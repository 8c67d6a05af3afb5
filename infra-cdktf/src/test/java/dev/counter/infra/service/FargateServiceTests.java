package dev.counter.infra.service;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ECS services: rollout, scaling, permissions.
 */
class FargateServiceTests {

	private static final List<String> SERVICES = List.of("display", "reset");

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void failedDeploymentIsRolledBackAndReported(Terraform stack) {
		for (String service : SERVICES) {
			JsonNode content = service(stack, service);
			assertThat(content.path("deployment_circuit_breaker").path("rollback").asBoolean()).isTrue();
			assertThat(content.path("wait_for_steady_state").asBoolean()).isTrue();
			assertThat(content.path("lifecycle").path("postcondition").path(0).path("condition").asText())
				.isEqualTo("${self.task_definition == aws_ecs_task_definition." + service + "_task_definition.arn}");
			assertThat(content.path("deployment_minimum_healthy_percent").asInt()).isEqualTo(100);
		}
	}

	@ParameterizedTest
	@MethodSource("environments")
	void timeoutExceedsTheCircuitBreaker(Terraform stack) {
		for (String service : SERVICES) {
			JsonNode content = service(stack, service);
			JsonNode targets = stack.one("aws_lb_target_group", "entrance_" + service + "_targets");
			JsonNode check = targets.path("health_check");
			int detection = check.path("interval").asInt() * check.path("unhealthy_threshold").asInt();
			int attempt = 60 + content.path("health_check_grace_period_seconds").asInt() + detection
					+ targets.path("deregistration_delay").asInt();
			int failuresAndRollback = 3 * attempt + attempt;
			for (String change : List.of("create", "update")) {
				String limit = content.path("timeouts").path(change).asText();
				assertThat(Duration.parse("PT" + limit).toSeconds()).isGreaterThanOrEqualTo(failuresAndRollback);
			}
		}
		assertThat(service(stack, "display").path("health_check_grace_period_seconds").asInt()).isEqualTo(240);
		assertThat(service(stack, "reset").path("health_check_grace_period_seconds").asInt()).isEqualTo(120);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void desiredCountIsIgnored(Terraform stack) {
		for (String service : SERVICES) {
			assertThat(service(stack, service).path("lifecycle").path("ignore_changes")).extracting(JsonNode::asText)
				.containsExactly("desired_count");
			JsonNode target = stack.one("aws_appautoscaling_target", service + "_scaling_target");
			assertThat(target.path("min_capacity").asInt())
				.isEqualTo(service(stack, service).path("desired_count").asInt());
			JsonNode policy = stack.one("aws_appautoscaling_policy", service + "_scaling_requests")
				.path("target_tracking_scaling_policy_configuration")
				.path("predefined_metric_specification");
			assertThat(policy.path("predefined_metric_type").asText()).isEqualTo("ALBRequestCountPerTarget");
			assertThat(policy.path("resource_label").asText()).isEqualTo("${aws_lb.entrance_balancer.arn_suffix}"
					+ "/${aws_lb_target_group.entrance_" + service + "_targets.arn_suffix}");
		}
	}

	@Test
	void cpuScalingIsOptional() {
		assertThat(Synthesized.production().all("aws_appautoscaling_policy")).containsKey("display_scaling_cpu")
			.doesNotContainKey("reset_scaling_cpu");
		assertThat(Synthesized.small().all("aws_appautoscaling_policy").keySet())
			.noneMatch((policy) -> policy.endsWith("_cpu"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void executeCommandIsDisabled(Terraform stack) {
		for (String service : SERVICES) {
			JsonNode content = service(stack, service);
			assertThat(content.path("enable_execute_command").asBoolean(true)).isFalse();
			assertThat(content.path("network_configuration").path("assign_public_ip").asBoolean(true)).isFalse();
			assertThat(content.path("network_configuration").path("subnets")).extracting(JsonNode::asText)
				.containsExactly("${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}");
		}
	}

	@ParameterizedTest
	@MethodSource("environments")
	void instanceDependsOnTheNetwork(Terraform stack) {
		assertThat(service(stack, "display").path("depends_on")).extracting(JsonNode::asText)
			.contains("aws_lb_listener_rule.entrance_rules_home", "aws_lb_listener_rule.entrance_rules_display",
					"aws_vpc_endpoint.network_endpoints_ecr-dkr", "aws_vpc_endpoint.network_endpoints_secretsmanager",
					"aws_vpc_security_group_ingress_rule.network_endpoints_access_from-display-443",
					"aws_vpc_security_group_ingress_rule.database_access_from-display-5432");
		assertThat(service(stack, "reset").path("depends_on")).extracting(JsonNode::asText)
			.contains("aws_ecs_service.display_service")
			.anyMatch((first) -> first.startsWith("aws_lb_listener_rule.entrance_rules_reset"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void serviceLogsInAsItselfOnly(Terraform stack) {
		for (String service : SERVICES) {
			List<Sentence> rights = rights(stack, service + "_task_roles_task_rights");
			assertThat(rights).filteredOn((right) -> right.name().equals("DatabaseLogin"))
				.singleElement()
				.satisfies((right) -> {
					assertThat(right.values("Action")).containsExactly("rds-db:connect");
					assertThat(right.values("Resource")).singleElement().asString().endsWith("/counter_" + service);
				});
		}
	}

	@ParameterizedTest
	@MethodSource("environments")
	void executionRoleReadsTheOwnersPasswordForTheMigratorOnly(Terraform stack) {
		stack.all("aws_iam_role_policy").forEach((id, policy) -> {
			boolean reads = policy.path("policy").asText().contains("secretsmanager:GetSecretValue");
			assertThat(reads).as(id).isEqualTo(id.equals("display_task_roles_execution_rights"));
		});
		assertThat(rights(stack, "display_task_roles_execution_rights"))
			.filteredOn((right) -> right.name().equals("OwnerPassword"))
			.singleElement()
			.satisfies((right) -> assertThat(right.values("Resource"))
				.containsExactly("${aws_db_instance.database_instance.master_user_secret[0].secret_arn}"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void taskRoleTrustsTasksOfThisAccountOnly(Terraform stack) {
		assertThat(Policies.of(stack))
			.filteredOn((trust) -> trust.json().path("Principal").path("Service").asText().startsWith("ecs-tasks."))
			.hasSize(4)
			.allSatisfy((trust) -> {
				assertThat(trust.condition("StringEquals", "aws:SourceAccount")).containsExactly("123456789012");
				assertThat(trust.condition("ArnLike", "aws:SourceArn"))
					.containsExactly("arn:aws:ecs:eu-central-1:123456789012:*");
			});
	}

	private static JsonNode service(Terraform stack, String service) {
		return stack.one("aws_ecs_service", service + "_service");
	}

	private static List<Sentence> rights(Terraform stack, String id) {
		return Policies.of(stack, "aws_iam_role_policy." + id);
	}

}
