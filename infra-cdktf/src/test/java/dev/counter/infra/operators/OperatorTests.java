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
 * The way in for operators, and how far it leads.
 */
class OperatorTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void opensTheBastionToTheAddressesOfSettingsOnly(Terraform stack) {
		assertThat(rules(stack, "ingress").values()).singleElement().satisfies((rule) -> {
			assertThat(rule.path("cidr_ipv4").asText()).isEqualTo("203.0.113.0/28");
			assertThat(rule.path("from_port").asInt()).isEqualTo(22);
			assertThat(rule.path("to_port").asInt()).isEqualTo(22);
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void letsTheBastionReachTheAdderTheDatabaseAndPackages(Terraform stack) {
		assertThat(rules(stack, "egress").keySet()).containsExactlyInAnyOrder("bastion_access_to-adder-22",
				"bastion_access_to-database-5432", "bastion_access_to-s3-443");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void givesTheBastionNoRightsInAws(Terraform stack) {
		JsonNode bastion = stack.one("aws_instance", "bastion_machine");
		assertThat(bastion.has("iam_instance_profile")).isFalse();
		assertThat(bastion.has("user_data") || bastion.has("user_data_base64")).isFalse();
		assertThat(bastion.path("metadata_options").path("http_tokens").asText()).isEqualTo("required");
		assertThat(bastion.path("root_block_device").path("encrypted").asBoolean()).isTrue();
		assertThat(bastion.path("key_name").asText()).isEqualTo("${aws_key_pair.operators_key.key_name}");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void letsOperatorsReadTheDatabaseAndFindMachines(Terraform stack) {
		List<Sentence> rights = Policies.of(stack, "aws_iam_role_policy.operator_role_rights");
		assertThat(rights).flatExtracting((right) -> right.values("Action"))
			.containsExactly("rds-db:connect", "ec2:DescribeInstances");
		assertThat(rights.get(0).values("Resource")).singleElement().asString().endsWith("/counter_operator");
		assertThat(Policies.of(Synthesized.stack("bootstrap"), "aws_iam_policy.boundary_policy"))
			.filteredOn(Sentence::allows)
			.flatExtracting((most) -> most.values("Action"))
			.contains("rds-db:connect", "ec2:DescribeInstances");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void tellsOperatorsWhatToTypeWithoutAPassword(Terraform stack) {
		String psql = output(stack, "psql");
		assertThat(psql).startsWith("PGPASSWORD=\"$(aws rds generate-db-auth-token ")
			.contains("--username counter_operator", "user=counter_operator", "sslmode=verify-full",
					"host=${aws_db_instance.database_instance.address} hostaddr=127.0.0.1 port=15432");
		assertThat(output(stack, "ssh_config")).contains("Host " + stack.name() + "-bastion",
				"HostName ${aws_instance.bastion_machine.public_ip}",
				"LocalForward 127.0.0.1:15432 ${aws_db_instance.database_instance.address}:5432",
				"ProxyCommand ssh " + stack.name() + "-bastion -W");
	}

	private static String output(Terraform stack, String name) {
		return stack.json().path("output").path(name).path("value").asText();
	}

	private static Map<String, JsonNode> rules(Terraform stack, String direction) {
		Map<String, JsonNode> rules = stack.all("aws_vpc_security_group_" + direction + "_rule");
		rules.keySet().removeIf((id) -> !id.startsWith("bastion_access_"));
		return rules;
	}

}
