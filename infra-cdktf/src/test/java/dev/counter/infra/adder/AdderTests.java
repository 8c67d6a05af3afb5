package dev.counter.infra.adder;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.contract.Machine;
import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The adder's Auto Scaling group and launch template.
 */
class AdderTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void newInstanceStartsBeforeTheOldOneEnds(Terraform stack) {
		JsonNode group = group(stack);
		JsonNode policy = group.path("instance_maintenance_policy");
		assertThat(policy.path("min_healthy_percentage").asInt()).isEqualTo(100);
		assertThat(policy.path("max_healthy_percentage").asInt()).isEqualTo(200);
		assertThat(group.path("min_size").asInt()).isEqualTo(1);
		assertThat(group.path("max_size").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void warmUpExceedsGracePeriodAndDetection(Terraform stack) {
		JsonNode check = stack.one("aws_lb_target_group", "entrance_adder_targets").path("health_check");
		int detection = check.path("interval").asInt() * check.path("unhealthy_threshold").asInt();
		JsonNode group = group(stack);
		int warmUp = group.path("default_instance_warmup").asInt();
		assertThat(group.path("health_check_type").asText()).isEqualTo("ELB");
		assertThat(warmUp).isGreaterThan(group.path("health_check_grace_period").asInt() + detection);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void launchTemplateVersionIsIgnored(Terraform stack) {
		JsonNode group = group(stack);
		String latest = "${aws_launch_template.adder_template_template.latest_version}";
		assertThat(group.path("launch_template").path("version").asText()).isEqualTo(latest);
		assertThat(group.path("lifecycle").path("ignore_changes")).extracting(JsonNode::asText)
			.containsExactly("launch_template[0].version");
		assertThat(group.has("instance_refresh")).isFalse();
		JsonNode running = stack.json().path("output").path("running").path("value");
		assertThat(running.path("adder_template_version").asText()).isEqualTo(latest);
		assertThat(running.path("adder_template").asText())
			.isEqualTo(group.path("launch_template").path("id").asText());
	}

	@ParameterizedTest
	@MethodSource("environments")
	void serviceDependsOnTheSchemaAndTheNetwork(Terraform stack) {
		assertThat(group(stack).path("depends_on")).extracting(JsonNode::asText)
			.contains("aws_ecs_service.display_service", "aws_lb_listener_rule.entrance_rules_adder",
					"aws_vpc_endpoint.network_endpoints_s3", "aws_vpc_endpoint.network_endpoints_logs",
					"aws_vpc_security_group_egress_rule.adder_access_to-s3-443",
					"aws_vpc_security_group_egress_rule.adder_access_to-database-5432",
					"aws_vpc_security_group_ingress_rule.database_access_from-adder-5432");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void instanceRoleHasMinimalPermissions(Terraform stack) {
		List<Sentence> rights = Policies.of(stack, "aws_iam_role_policy.adder_role_rights");
		assertThat(rights).flatExtracting((right) -> right.values("Action"))
			.containsExactlyInAnyOrder("rds-db:connect", "logs:CreateLogStream", "logs:PutLogEvents",
					"logs:DescribeLogStreams", "cloudwatch:PutMetricData", "s3:GetObject", "s3:GetObject",
					"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject",
					"s3:ListBucket");
		assertThat(rights).filteredOn((right) -> right.values("Resource").contains("*"))
			.singleElement()
			.satisfies((right) -> assertThat(right.condition("StringEquals", "cloudwatch:namespace"))
				.containsExactly(Machine.METRICS));
		assertThat(rights).flatExtracting((right) -> right.values("Resource"))
			.filteredOn((resource) -> resource.contains(":dbuser:"))
			.singleElement()
			.satisfies((resource) -> assertThat(resource).endsWith("/counter_adder").doesNotContain("*"));
		assertThat(rights).flatExtracting((right) -> right.values("Resource"))
			.filteredOn((resource) -> resource.contains(":s3:"))
			.satisfiesExactlyInAnyOrder((resource) -> assertThat(resource).endsWith("/releases/*/" + Machine.ARCHIVE),
					(resource) -> assertThat(resource).endsWith(".files_objects_policy.bucket}/imports/*"),
					(resource) -> assertThat(resource).endsWith(".files_objects_policy.bucket}"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void instanceWritesToTheLogGroupOfItsAgent(Terraform stack) {
		String environment = stack.name().substring("counter-".length());
		assertThat(stack.one("aws_cloudwatch_log_group", "adder_log_group").path("name").asText())
			.isEqualTo(Machine.logGroup(environment));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void instanceHasNoPublicAddress(Terraform stack) {
		JsonNode template = stack.one("aws_launch_template", "adder_template_template");
		assertThat(template.path("network_interfaces")).singleElement().satisfies((own) -> {
			assertThat(own.path("associate_public_ip_address").asText()).isEqualTo("false");
			assertThat(own.path("security_groups").path(0).asText())
				.isEqualTo("${aws_security_group.adder_access_group.id}");
		});
		assertThat(template.path("image_id").asText()).isEqualTo("${var.release_ami_id}");
		assertThat(group(stack).path("vpc_zone_identifier")).extracting(JsonNode::asText)
			.containsExactly("${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void templateTagsInstanceVolumeAndInterface(Terraform stack) {
		JsonNode template = stack.one("aws_launch_template", "adder_template_template");
		assertThat(template.path("tag_specifications")).extracting((made) -> made.path("resource_type").asText())
			.containsExactly("instance", "network-interface", "volume");
		assertThat(template.path("tag_specifications"))
			.allMatch((made) -> made.path("tags").has("Environment") && made.path("tags").has("Name"));
	}

	private static JsonNode group(Terraform stack) {
		return stack.one("aws_autoscaling_group", "adder_machines_group");
	}

}
