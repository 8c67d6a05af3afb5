package dev.counter.deploy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.counter.testsupport.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hardening of workflows: pinned actions, least permissions, no injection, time limits.
 */
class WorkflowSafetyTests {

	private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");

	private static final Pattern COMMENTED = Pattern.compile("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

	private static final String CREDENTIALS = "aws-actions/configure-aws-credentials";

	static List<Workflow> workflows() {
		return Workflow.all();
	}

	static List<Workflow.Job> jobs() {
		return WorkflowTests.jobs();
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void actionsArePinnedByCommit(Workflow.Job job) {
		assertThat(job.uses()).allMatch((uses) -> uses.startsWith("./") || PINNED.matcher(uses).matches());
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void pinnedActionsNameTheirVersion(Workflow workflow) {
		assertThat(Repository.read(workflow.path())
			.lines()
			.filter((line) -> line.contains("uses: "))
			.filter((line) -> !line.contains("uses: ./"))).allMatch((line) -> COMMENTED.matcher(line).find());
	}

	@Test
	void actionsHaveOnePinEverywhere() {
		assertThat(jobs().stream()
			.flatMap((job) -> job.uses().stream())
			.filter((uses) -> !uses.startsWith("./"))
			.distinct()
			.map((uses) -> uses.substring(0, uses.indexOf('@')))).doesNotHaveDuplicates();
	}

	/**
	 * These download programs of others by a script that names no version, or without a
	 * checksum.
	 */
	@ParameterizedTest
	@MethodSource("jobs")
	void downloadsAreVerified(Workflow.Job job) {
		assertThat(job.uses()).noneMatch((uses) -> uses.matches("(anchore|hashicorp|aquasecurity)/.*"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void workflowsHaveNoDefaultPermissions(Workflow workflow) {
		assertThat(workflow.content()).containsEntry("permissions", Map.of()).doesNotContainKey("concurrency");
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void jobsHaveTheLeastPermissions(Workflow.Job job) {
		assertThat(job.permissions()).isNotEmpty()
			.containsEntry("contents", "read")
			.allSatisfy((name, access) -> assertThat(name + ": " + access).isIn("contents: read", "actions: read",
					"id-token: write", "attestations: read", "attestations: write", "pull-requests: write",
					"issues: write"));
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void jobsHaveTimeoutsAndConcurrencyGroups(Workflow.Job job) {
		if (!job.isCall()) {
			assertThat((Integer) job.content().get("timeout-minutes")).isBetween(1, 90);
			assertThat(job.content().get("concurrency")).asString()
				.containsAnyOf("github.run_id", "github.sha", "environment }}", "drift-report");
		}
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void workflowsRunNoCodeOfForksWithSecrets(Workflow workflow) {
		assertThat(workflow.triggers()).doesNotContainKeys("pull_request_target", "workflow_run", "issue_comment");
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void commandsContainNoExpression(Workflow.Job job) {
		assertThat(job.commands()).noneMatch((command) -> command.contains("${{"));
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void onlyTheTokenOfTheRunIsUsed(Workflow.Job job) {
		assertThat(job.content().toString()).doesNotContain("secrets.");
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void awsLoginUsesOidcUnderAnEnvironment(Workflow.Job job) {
		Map<String, Object> login = job.inputs(CREDENTIALS);
		if (!job.isCall()) {
			assertThat(job.permissions().containsKey("id-token")).isEqualTo(!login.isEmpty());
			assertThat(job.content().containsKey("environment")).isEqualTo(!login.isEmpty());
		}
		if (!login.isEmpty()) {
			assertThat(login).containsEntry("role-to-assume", "${{ vars.AWS_ROLE }}")
				.containsEntry("aws-region", "${{ vars.AWS_REGION }}")
				.doesNotContainKeys("aws-access-key-id", "aws-secret-access-key");
		}
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void synthRunsWithoutCredentials(Workflow.Job job) {
		if (job.commands().stream().anyMatch((command) -> command.matches("deploy/synth.*|\\./mvnw.*"))) {
			assertThat(job.permissions()).containsExactly(Map.entry("contents", "read"));
		}
	}

	@Test
	void forksGetNoPlan() {
		Workflow release = Workflow.named("terraform-plan-apply");
		assertThat(release.job("synth").content().get("if")).asString()
			.contains("github.event.pull_request.head.repo.full_name == github.repository");
		assertThat(release.job("release").content().get("if")).asString().contains("needs.synth.result == 'success'");
	}

	@Test
	void applyUsesTheApprovedPlan() {
		Workflow.Job apply = Workflow.named("plan-apply").job("apply");
		assertThat(apply.content().get("needs")).isEqualTo("plan");
		assertThat(apply.content().get("if")).asString()
			.contains("github.event_name != 'pull_request'", "github.ref == 'refs/heads/main'");
		assertThat(apply.content().get("environment")).asString().contains("name=${{ inputs.environment }}");
		assertThat(apply.content().get("steps")).asString()
			.contains("PLAN=${{ needs.plan.outputs.plan }}", "SHA256=${{ needs.plan.outputs.sha256 }}")
			.doesNotContain("setup-java");
		assertThat(apply.commands()).containsExactly("tools/install-terraform",
				"exec deploy/apply \"$ENVIRONMENT\" \"$PLAN\" \"$SHA256\"", "exec deploy/push-state \"$ENVIRONMENT\"");
	}

	@Test
	void smokeTestRunsWithoutChanges() {
		assertThat(Workflow.named("plan-apply").job("plan").commands())
			.contains("deploy/smoke \"$ENVIRONMENT\" \"$RELEASE\"");
	}

	/** GitHub signals the step's process alone. */
	@ParameterizedTest
	@MethodSource("jobs")
	void signalsReachTheScript(Workflow.Job job) {
		String environment = job.content().getOrDefault("environment", "").toString();
		if (environment.contains("${{ inputs.environment }}") && !environment.contains("-plan")) {
			assertThat(job.commands()).filteredOn((command) -> !command.equals("tools/install-terraform"))
				.isNotEmpty()
				.allMatch((command) -> command.startsWith("exec deploy/"));
		}
	}

	@Test
	void destroyUsesTheApprovedHash() {
		Workflow.Job plan = Workflow.named("destroy").job("plan");
		assertThat(plan.content().get("environment")).isEqualTo("${{ inputs.environment }}-plan");
		assertThat(plan.commands()).containsExactly("tools/install-terraform",
				"deploy/destroy \"$ENVIRONMENT\" --plan-only --confirm \"$CONFIRM\"",
				"cat \"deploy/target/destroys/$ENVIRONMENT/summary.md\" >> \"$GITHUB_STEP_SUMMARY\"");
		Workflow.Job destroy = Workflow.named("destroy").job("destroy");
		assertThat(destroy.content()).containsEntry("needs", "plan")
			.containsEntry("environment", "${{ inputs.environment }}");
		assertThat(destroy.commands()).containsExactly("tools/install-terraform",
				"exec deploy/destroy \"$ENVIRONMENT\" --confirm \"$CONFIRM\" --approved \"$SHA256\"",
				"exec deploy/push-state \"$ENVIRONMENT\"");
	}

}
