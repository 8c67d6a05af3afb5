package dev.counter.infra.operators;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access of operators: bastion, SSH key, IAM role.
 */
class OperatorTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void bastionAcceptsConfiguredAddressesOnly(Terraform stack) {
		assertThat(rules(stack, "ingress").values()).singleElement().satisfies((rule) -> {
			assertThat(rule.path("cidr_ipv4").asText()).isEqualTo("203.0.113.0/28");
			assertThat(rule.path("from_port").asInt()).isEqualTo(22);
			assertThat(rule.path("to_port").asInt()).isEqualTo(22);
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void bastionReachesAdderDatabaseAndPackages(Terraform stack) {
		assertThat(rules(stack, "egress").keySet()).containsExactlyInAnyOrder("bastion_access_to-adder-22",
				"bastion_access_to-database-5432", "bastion_access_to-s3-443");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void bastionHasNoPermissionsInAws(Terraform stack) {
		JsonNode bastion = stack.one("aws_instance", "bastion_machine");
		assertThat(bastion.has("iam_instance_profile")).isFalse();
		assertThat(bastion.path("user_data").asText()).isEqualTo("""
				#cloud-config
				bootcmd:
				  - [systemctl, disable, --now, amazon-ssm-agent.service]
				""");
		assertThat(bastion.path("metadata_options").path("http_tokens").asText()).isEqualTo("required");
		assertThat(bastion.path("root_block_device").path("encrypted").asBoolean()).isTrue();
		assertThat(bastion.path("key_name").asText()).isEqualTo("${aws_key_pair.operators_key.key_name}");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void bastionIsKeptWhenTheImageChanges(Terraform stack) {
		JsonNode bastion = stack.one("aws_instance", "bastion_machine");
		assertThat(bastion.path("ami").asText()).isEqualTo("${var.release_ami_id}");
		assertThat(bastion.path("lifecycle").path("ignore_changes")).extracting(JsonNode::asText)
			.containsExactly("ami");
		assertThat(bastion.path("user_data_replace_on_change").asBoolean()).isTrue();
		assertThat(stack.one("aws_eip", "bastion_address").path("instance").asText())
			.isEqualTo("${aws_instance.bastion_machine.id}");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void operatorRoleRequiresMultiFactorAuthentication(Terraform stack) {
		assertThat(Terraform.statements(stack.one("aws_iam_role", "operator_role_role").path("assume_role_policy")))
			.singleElement()
			.hasToString("{\"Action\":\"sts:AssumeRole\","
					+ "\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}},\"Effect\":\"Allow\","
					+ "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},\"Sid\":\"Assume\"}");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void operatorsReadDatabaseLogsAndDeniedTraffic(Terraform stack) {
		List<Sentence> rights = Policies.of(stack, "aws_iam_role_policy.operator_role_rights");
		assertThat(rights).flatExtracting((right) -> right.values("Action"))
			.contains("rds-db:connect", "ec2:DescribeInstances", "rds:DescribeDBInstances", "logs:FilterLogEvents",
					"athena:StartQueryExecution", "glue:GetTable")
			.doesNotContain("s3:DeleteObject", "s3:*");
		assertThat(rights.get(0).values("Resource")).singleElement().asString().endsWith("/counter_operator");
		assertThat(rights).filteredOn((right) -> right.name().equals("ReadLogs"))
			.flatExtracting((right) -> right.values("Resource"))
			.containsExactly("arn:aws:logs:eu-central-1:123456789012:log-group:/counter/"
					+ stack.name().substring("counter-".length()) + "/*");
	}

	private static Map<String, JsonNode> rules(Terraform stack, String direction) {
		Map<String, JsonNode> rules = stack.all("aws_vpc_security_group_" + direction + "_rule");
		rules.keySet().removeIf((id) -> !id.startsWith("bastion_access_"));
		return rules;
	}

}
