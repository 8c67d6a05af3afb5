package dev.counter.infra.network;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subnets and routes: only public subnets reach the internet.
 */
class NetworkTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void onlyThePublicSubnetsHaveARouteToTheInternet(Terraform stack) {
		assertThat(stack.all("aws_route")).hasSize(1);
		JsonNode route = stack.one("aws_route", "network_to-internet");
		assertThat(route.path("route_table_id").asText()).isEqualTo("${aws_route_table.network_public_routes.id}");
		assertThat(stack.all("aws_route_table").values()).allMatch((table) -> table.path("route").isMissingNode());
		stack.all("aws_route_table_association").forEach((id, association) -> {
			String kind = id.split("_")[1];
			assertThat(association.path("subnet_id").asText()).contains("network_" + kind + "_");
			assertThat(association.path("route_table_id").asText()).contains("network_" + kind + "_routes");
		});
		assertThat(stack.all("aws_nat_gateway")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void defaultSecurityGroupIsEmptyAndUntagged(Terraform stack) {
		JsonNode group = stack.one("aws_default_security_group", "network_default-group");
		assertThat(group.properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("vpc_id", "provider");
		assertThat(group.path("provider").asText()).isEqualTo("aws.untagged");
		JsonNode provider = stack.json().path("provider").path("aws").get(1);
		assertThat(provider.path("alias").asText()).isEqualTo("untagged");
		assertThat(provider.has("default_tags")).isFalse();
		assertThat(provider.path("allowed_account_ids").get(0).asText()).isEqualTo("123456789012");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void subnetsAssignNoPublicAddress(Terraform stack) {
		assertThat(stack.all("aws_subnet")).hasSize(6);
		assertThat(stack.all("aws_subnet").values())
			.allMatch((subnet) -> !subnet.path("map_public_ip_on_launch").asBoolean(true));
	}

}
