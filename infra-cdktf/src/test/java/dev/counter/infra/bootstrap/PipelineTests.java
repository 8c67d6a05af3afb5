package dev.counter.infra.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.infra.Policies;
import dev.counter.infra.Policies.Sentence;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Roles of the pipeline: trust, no changes by the plan role, no privilege escalation by
 * the apply role.
 */
class PipelineTests {

	private final Terraform stack = Synthesized.stack("bootstrap");

	private static final String STATES = "arn:aws:s3:::${aws_s3_bucket_policy.buckets_state_policy.bucket}";

	@Test
	void roleTrustsOneRepositoryInOneEnvironment() {
		Map<String, String> trusted = new TreeMap<>();
		this.stack.all("aws_iam_role").forEach((id, role) -> {
			List<JsonNode> trust = Terraform.statements(role.path("assume_role_policy"));
			assertThat(trust).hasSize(1);
			assertThat(trust.get(0).path("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
			assertThat(trust.get(0).path("Condition")).hasSize(1);
			JsonNode equal = trust.get(0).path("Condition").path("StringEquals");
			assertThat(equal.path("token.actions.githubusercontent.com:aud").asText()).isEqualTo("sts.amazonaws.com");
			trusted.put(id, equal.path("token.actions.githubusercontent.com:sub").asText());
		});
		String repository = "repo:counter-example@123456/counter@456789:environment:";
		assertThat(trusted).isEqualTo(Map.of("production_apply_role", repository + "production", "production_plan_role",
				repository + "production-plan", "publish_role", repository + "publish", "small_apply_role",
				repository + "small", "small_plan_role", repository + "small-plan"));
	}

	@Test
	void environmentWithoutWorkflowsHasNoRole() {
		assertThat(Synthesized.restricted()).isNotNull();
		assertThat(this.stack.json().toString()).doesNotContain("restricted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "small_plan", "production_plan" })
	void planRoleWritesNeitherStateNorLock(String role) {
		Map<String, Sentence> rights = Policies.ofPipeline(role);
		String environment = role.replace("_plan", "");
		assertThat(writes(rights)).containsOnlyKeys("StorePlan");
		assertThat(sentence(rights, "StorePlan").values("Action")).containsExactly("s3:PutObject");
		assertThat(sentence(rights, "StorePlan").values("Resource")).singleElement()
			.asString()
			.contains("buckets_plans_policy")
			.endsWith("/" + environment + "/*");
		assertThat(sentence(rights, "ReadState").values("Resource"))
			.containsExactly(STATES + "/counter-" + environment + "/terraform.tfstate");
		assertThat(sentence(rights, "ReadReleases").values("Resource")).singleElement()
			.asString()
			.endsWith("/releases/*/release.tfvars.json");
		Sentence never = sentence(rights, "NeverWriteStates");
		assertThat(never.allows()).isFalse();
		assertThat(never.values("Action")).containsExactlyInAnyOrder("s3:PutObject*", "s3:DeleteObject*");
		assertThat(never.values("Resource")).containsExactly(STATES + "/*");
	}

	@Test
	void applyRoleReachesItsOwnStateAndPlansOnly() {
		Map<String, Sentence> rights = Policies.ofPipeline("small_apply");
		String state = STATES + "/counter-small/terraform.tfstate";
		assertThat(sentence(rights, "State").values("Resource")).containsExactly(state);
		assertThat(sentence(rights, "State").values("Action")).doesNotContain("s3:DeleteObject");
		assertThat(sentence(rights, "Lock").values("Resource")).containsExactly(state + ".tflock");
		assertThat(sentence(rights, "UnsavedState").values("Resource")).containsExactly(state + ".unsaved");
		assertThat(sentence(rights, "UnsavedState").values("Action")).containsExactly("s3:PutObject");
		assertThat(sentence(rights, "FetchPlan").values("Action")).containsExactly("s3:GetObject");
		assertThat(rights.values()).filteredOn(Sentence::allows)
			.allSatisfy((sentence) -> assertThat(sentence.values("Resource"))
				.noneMatch((resource) -> resource.contains("production")));
	}

	@Test
	void applyRoleCreatesRolesWithTheBoundaryOnly() {
		Map<String, Sentence> rights = Policies.ofPipeline("small_apply");
		String roles = "arn:aws:iam::123456789012:role/counter/counter-small-*";
		Sentence bounded = sentence(rights, "RolesWithinTheBoundary");
		assertThat(bounded.values("Action")).contains("iam:CreateRole", "iam:PutRolePolicy",
				"iam:PutRolePermissionsBoundary");
		assertThat(bounded.values("Resource")).containsExactly(roles);
		assertThat(bounded.condition("StringEquals", "iam:PermissionsBoundary"))
			.containsExactly("arn:aws:iam::123456789012:policy/counter/counter-boundary");
		Set<String> free = Set.of("iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:CreatePolicy",
				"iam:CreatePolicyVersion", "iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary",
				"iam:CreateUser", "iam:CreateAccessKey", "iam:UpdateOpenIDConnectProviderThumbprint");
		assertThat(rights.values())
			.filteredOn((sentence) -> sentence.allows() && !sentence.name().equals("RolesWithinTheBoundary"))
			.allSatisfy((sentence) -> assertThat(sentence.values("Action")).doesNotContainAnyElementsOf(free));
		assertThat(sentence(rights, "NeverTheBoundaryOrThePipelines").allows()).isFalse();
		assertThat(sentence(rights, "HandOver").condition("StringEquals", "iam:PassedToService"))
			.containsExactly("ec2.amazonaws.com", "ecs-tasks.amazonaws.com");
	}

	@Test
	void publishRoleWritesImagesAndReleasesOnly() {
		Map<String, Sentence> rights = Policies.ofPipeline("publish");
		assertThat(rights).containsOnlyKeys("Registry", "Images", "Archives", "FindReleases", "MachineImage");
		assertThat(sentence(rights, "Archives").values("Resource")).singleElement().asString().endsWith("/releases/*");
		assertThat(sentence(rights, "Images").values("Resource")).hasSize(3)
			.allMatch((repository) -> repository.matches("arn:aws:ecr:.*:repository/counter/[a-z]+"));
	}

	@Test
	void releaseIsWrittenOnce() {
		Sentence once = Policies.of(this.stack, "aws_s3_bucket_policy.buckets_artifacts_policy")
			.stream()
			.filter((sentence) -> sentence.name().equals("WrittenOnce"))
			.findFirst()
			.orElseThrow();
		assertThat(once.allows()).isFalse();
		assertThat(once.json().path("Principal").path("AWS").asText()).isEqualTo("*");
		assertThat(once.values("Action")).containsExactly("s3:PutObject");
		assertThat(once.values("Resource"))
			.containsExactly("arn:aws:s3:::counter-artifacts-123456789012-eu-central-1/releases/*");
		assertThat(once.condition("Null", "s3:if-none-match")).containsExactly("true");
		assertThat(once.condition("Bool", "s3:ObjectCreationOperation")).containsExactly("true");
	}

	@Test
	void applyRoleChangesNoPipelineRole() {
		this.stack.all("aws_iam_role")
			.values()
			.forEach((role) -> assertThat(role.path("path").asText()).isEqualTo("/counter/pipeline/"));
		assertThat(Policies.of(this.stack)).filteredOn(Sentence::allows)
			.allSatisfy((sentence) -> assertThat(sentence.values("Resource"))
				.noneMatch((resource) -> resource.contains(":role/counter/*") || resource.contains(":role/*")
						|| resource.contains(":role/counter/pipeline")));
	}

	@Test
	void sessionsOutlastTheLongestJob() {
		assertThat(this.stack.all("aws_iam_role").values()).isNotEmpty()
			.allMatch((role) -> role.path("max_session_duration").asInt() == 7200);
	}

	@Test
	void policiesAreWithinTheSizeLimit() {
		assertThat(this.stack.all("aws_iam_policy").values())
			.allMatch((policy) -> policy.path("policy").asText().length() <= 6144);
		this.stack.all("aws_iam_role")
			.keySet()
			.forEach((role) -> assertThat(this.stack.all("aws_iam_role_policy_attachment").values())
				.filteredOn(
						(attachment) -> attachment.path("role").asText().equals("${aws_iam_role." + role + ".name}"))
				.hasSizeBetween(1, 10));
	}

	@Test
	void imagesAreScannedAndTagsAreImmutable() {
		assertThat(this.stack.all("aws_ecr_repository").values()).hasSize(3)
			.allMatch((repository) -> repository.path("image_tag_mutability").asText().equals("IMMUTABLE")
					&& repository.path("image_scanning_configuration").path("scan_on_push").asBoolean()
					&& repository.path("lifecycle").path("prevent_destroy").asBoolean());
		assertThat(this.stack.all("aws_ecr_lifecycle_policy").values()).hasSize(3)
			.allSatisfy((expiry) -> assertThat(expiry.path("policy").asText())
				.contains("\"description\":\"Keep the newest 500\"", "\"countType\":\"imageCountMoreThan\"",
						"\"countNumber\":500", "\"tagStatus\":\"any\"")
				.doesNotContain("sinceImage"));
	}

	private static Map<String, Sentence> writes(Map<String, Sentence> rights) {
		Map<String, Sentence> writes = new TreeMap<>(rights);
		writes.values()
			.removeIf((sentence) -> !sentence.allows() || sentence.values("Action")
				.stream()
				.allMatch((action) -> action.matches("[a-z0-9-]+:(Describe|Get|List|View).*")));
		return writes;
	}

	private static Sentence sentence(Map<String, Sentence> rights, String name) {
		Sentence sentence = rights.get(name);
		if (sentence == null) {
			throw new AssertionError("No " + name + " among " + rights.keySet());
		}
		return sentence;
	}

}
