package dev.counter.infra.counter;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Outputs of a stack.
 */
class OutputTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void outputsNameEveryLogAndBucket(Terraform stack) {
		JsonNode outputs = stack.json().path("output");
		assertThat(outputs.properties()).extracting(Map.Entry::getKey)
			.containsExactlyInAnyOrder("athena_workgroup", "buckets", "dashboard", "log_groups", "operator_role",
					"quotas", "release_record", "running", "url");
		assertThat(outputs).allMatch((output) -> output.path("description").asText().length() > 10);
		assertThat(names(outputs, "log_groups")).containsExactlyInAnyOrder("adder", "display", "migrator", "reset");
		assertThat(names(outputs, "buckets")).containsExactlyInAnyOrder("access_logs", "denied_traffic", "files",
				"query_results");
		assertThat(outputs.path("dashboard").path("value").asText()).startsWith("https://eu-central-1.console.")
			.endsWith("#dashboards/dashboard/${aws_cloudwatch_dashboard.watching_dashboard_dashboard.dashboard_name}");
	}

	@Test
	void urlIsTheVisitorsAddress() {
		assertThat(url(Synthesized.small())).isEqualTo("http://${aws_lb.entrance_balancer.dns_name}");
		assertThat(url(Synthesized.production())).isEqualTo("https://counter.example.org");
	}

	@Test
	void quotasAreThoseOfARelease() {
		JsonNode quotas = Synthesized.production().json().path("output").path("quotas").path("value");
		assertThat(quotas.path("L-1216C47A").path("needed").asInt()).as("t4g.small twice, t4g.nano").isEqualTo(6);
		assertThat(quotas.path("L-3032A538").path("needed").asInt()).as("6 x 0.5 and 4 x 0.25 vCPU, twice")
			.isEqualTo(8);
		assertThat(quotas.path("L-0263D0A3").path("needed").asInt()).as("the bastion's").isEqualTo(1);
	}

	private static List<String> names(JsonNode outputs, String output) {
		return outputs.path(output).path("value").properties().stream().map(Map.Entry::getKey).toList();
	}

	private static String url(Terraform stack) {
		return stack.json().path("output").path("url").path("value").asText();
	}

}
