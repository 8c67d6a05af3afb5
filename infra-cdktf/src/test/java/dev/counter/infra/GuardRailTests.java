package dev.counter.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guard rails: rules for every resource of a stack.
 */
class GuardRailTests {

	/** Resource types without tags at AWS, or parts of a tagged resource. */
	private static final Set<String> WITHOUT_TAGS = Set.of("aws_acm_certificate_validation",
			"aws_appautoscaling_policy", "aws_athena_named_query", "aws_autoscaling_group", "aws_autoscaling_policy",
			"aws_budgets_budget", "aws_cloudwatch_dashboard", "aws_cloudwatch_log_metric_filter",
			"aws_default_security_group", "aws_ecr_lifecycle_policy", "aws_ecs_cluster_capacity_providers",
			"aws_glue_catalog_table", "aws_iam_role_policy", "aws_iam_role_policy_attachment", "aws_route",
			"aws_route53_record", "aws_route_table_association", "aws_s3_bucket_cors_configuration",
			"aws_s3_bucket_lifecycle_configuration", "aws_s3_bucket_logging", "aws_s3_bucket_ownership_controls",
			"aws_s3_bucket_policy", "aws_s3_bucket_public_access_block",
			"aws_s3_bucket_server_side_encryption_configuration", "aws_s3_bucket_versioning", "aws_sns_topic_policy",
			"aws_sns_topic_subscription", "aws_wafv2_web_acl_association", "aws_wafv2_web_acl_logging_configuration",
			"terraform_data");

	/** Maximum lengths of names at AWS; 255 for other types. */
	private static final Map<String, Integer> LIMITS = Map.ofEntries(Map.entry("aws_lb", 32),
			Map.entry("aws_lb_target_group", 32), Map.entry("aws_iam_role", 64), Map.entry("aws_iam_policy", 128),
			Map.entry("aws_iam_instance_profile", 128), Map.entry("aws_s3_bucket", 63),
			Map.entry("aws_db_instance", 63), Map.entry("aws_athena_workgroup", 128),
			Map.entry("aws_athena_named_query", 128), Map.entry("aws_wafv2_web_acl", 128),
			Map.entry("aws_launch_template", 128), Map.entry("aws_cloudwatch_log_group", 512));

	private static final Pattern SECRET = Pattern
		.compile("password|secret_string|secret_key|access_key|private_key|auth_token", Pattern.CASE_INSENSITIVE);

	static List<Terraform> stacks() {
		return Synthesized.all();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyTaggableResourceHasAName(Terraform stack) {
		JsonNode standard = stack.json().path("provider").path("aws").get(0).path("default_tags").get(0).path("tags");
		assertThat(standard.properties()).extracting(Map.Entry::getKey)
			.containsExactlyInAnyOrder("Project", "Environment", "ManagedBy", "Repository");
		Set<String> nameless = new TreeSet<>();
		stack.everything().forEach((address, resource) -> {
			if (!WITHOUT_TAGS.contains(type(address))
					&& !resource.path("tags").path("Name").asText().startsWith("counter")) {
				nameless.add(address);
			}
		});
		assertThat(nameless).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyNameMatchesTheRulesOfAws(Terraform stack) {
		stack.everything().forEach((address, resource) -> {
			String name = resource.path("name")
				.asText(resource.path("bucket").asText(resource.path("identifier").asText()));
			if (!name.contains("${")) {
				assertThat(name.length()).as(address + " " + name)
					.isLessThanOrEqualTo(LIMITS.getOrDefault(type(address), 255));
			}
		});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyLogHasARetention(Terraform stack) {
		assertThat(stack.all("aws_cloudwatch_log_group").values())
			.allMatch((group) -> group.path("retention_in_days").asInt() > 0);
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void instancesHaveImdsV2AndEncryptedDisks(Terraform stack) {
		List<JsonNode> machines = new ArrayList<>(stack.all("aws_instance").values());
		machines.addAll(stack.all("aws_launch_template").values());
		assertThat(machines).hasSize(stack.name().equals("bootstrap") ? 0 : 2).allSatisfy((machine) -> {
			assertThat(machine.path("metadata_options").path("http_tokens").asText()).isEqualTo("required");
			assertThat(machine.path("metadata_options").path("http_put_response_hop_limit").asInt()).isEqualTo(1);
			assertThat(machine.findValuesAsText("encrypted")).containsExactly("true");
		});
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void noArgumentHoldsASecret(Terraform stack) {
		Set<String> held = new TreeSet<>();
		stack.everything().forEach((address, resource) -> collect(address, resource, held));
		assertThat(held).isEmpty();
		stack.json()
			.path("output")
			.properties()
			.forEach((output) -> assertThat(output.getValue().path("value").toString())
				.doesNotContainPattern("random_password|secret_string|master_user_secret|password"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void providerIsTheRehearsedVersion(Terraform stack) {
		JsonNode terraform = stack.json().path("terraform");
		assertThat(terraform.path("required_providers").path("aws").path("version").asText()).isEqualTo("5.46.0");
		assertThat(terraform.path("backend").path("s3").path("use_lockfile").asBoolean()).isTrue();
		assertThat(terraform.path("backend").path("s3").path("encrypt").asBoolean()).isTrue();
		assertThat(terraform.path("backend").path("s3").path("key").asText())
			.isEqualTo(stack.name() + "/terraform.tfstate");
		assertThat(stack.json().path("provider").path("aws").get(0).path("allowed_account_ids").get(0).asText())
			.isEqualTo("123456789012");
	}

	private static void collect(String path, JsonNode node, Set<String> held) {
		if (node.isObject()) {
			node.properties().forEach((entry) -> {
				String inner = path + "." + entry.getKey();
				if (SECRET.matcher(entry.getKey()).find() && !entry.getValue().isBoolean()) {
					held.add(inner);
				}
				collect(inner, entry.getValue(), held);
			});
		}
		else if (node.isArray()) {
			node.forEach((element) -> collect(path, element, held));
		}
	}

	private static String type(String address) {
		return address.substring(0, address.indexOf('.'));
	}

}
