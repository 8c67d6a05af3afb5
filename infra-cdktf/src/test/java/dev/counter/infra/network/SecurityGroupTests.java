package dev.counter.infra.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Security group rules: both sides of each connection, and no access from the internet
 * but to the load balancer.
 */
class SecurityGroupTests {

	private static final String IN = "aws_vpc_security_group_ingress_rule";

	private static final String OUT = "aws_vpc_security_group_egress_rule";

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void onlyTheLoadBalancerIsOpenToTheInternet(Terraform stack) {
		Set<String> open = new TreeSet<>();
		stack.all(IN)
			.values()
			.stream()
			.filter((rule) -> rule.path("cidr_ipv4").asText().equals("0.0.0.0/0") || rule.has("cidr_ipv6"))
			.forEach((rule) -> open.add(rule.path("security_group_id").asText() + rule.path("from_port")));
		String group = "${aws_security_group.entrance_access_group.id}";
		assertThat(open).isEqualTo(
				stack.name().equals("counter-production") ? Set.of(group + 80, group + 443) : Set.of(group + 80));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void noEgressGoesToTheInternet(Terraform stack) {
		assertThat(stack.all(OUT).values()).allMatch((rule) -> !rule.has("cidr_ipv4") && !rule.has("cidr_ipv6")
				&& !rule.path("ip_protocol").asText().equals("-1"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everyEgressRuleHasAnIngressRule(Terraform stack) {
		assertThat(passages(stack, OUT, "security_group_id", "referenced_security_group_id"))
			.isEqualTo(passages(stack, IN, "referenced_security_group_id", "security_group_id"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everySecurityGroupRuleIsAResourceWithADescription(Terraform stack) {
		assertThat(stack.all("aws_security_group").values()).allMatch(
				(group) -> !group.has("ingress") && !group.has("egress") && group.path("description").isTextual());
		Map<String, JsonNode> rules = new TreeMap<>(stack.all(IN));
		rules.putAll(stack.all(OUT));
		assertThat(rules.values()).allMatch((rule) -> rule.path("description").asText().length() > 5
				&& rule.path("from_port").asInt() == rule.path("to_port").asInt());
		assertThat(stack.all("aws_security_group_rule")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void databaseHasNoPublicAddress(Terraform stack) {
		String group = "${aws_security_group.database_access_group.id}";
		assertThat(
				stack.all(IN).values().stream().filter((rule) -> rule.path("security_group_id").asText().equals(group)))
			.allMatch((rule) -> rule.has("referenced_security_group_id") && rule.path("from_port").asInt() == 5432);
		assertThat(stack.all(OUT).values()).noneMatch((rule) -> rule.path("security_group_id").asText().equals(group));
		JsonNode database = stack.one("aws_db_instance", "database_instance");
		assertThat(database.path("publicly_accessible").asBoolean(true)).isFalse();
		assertThat(database.path("vpc_security_group_ids")).singleElement()
			.satisfies((id) -> assertThat(id.asText()).isEqualTo(group));
		assertThat(stack.one("aws_db_subnet_group", "database_subnets").path("subnet_ids"))
			.allMatch((subnet) -> subnet.asText().startsWith("${aws_subnet.network_isolated_"));
	}

	private static Set<String> passages(Terraform stack, String type, String from, String to) {
		Set<String> passages = new TreeSet<>();
		stack.all(type)
			.values()
			.stream()
			.filter((rule) -> rule.has("referenced_security_group_id"))
			.forEach((rule) -> passages
				.add(rule.path(from).asText() + " " + rule.path(to).asText() + " " + rule.path("from_port")));
		return passages;
	}

}
