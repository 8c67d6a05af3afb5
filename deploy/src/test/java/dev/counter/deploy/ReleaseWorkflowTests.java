package dev.counter.deploy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.counter.testsupport.Repository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A release is verified, built without credentials, then published, attested and applied.
 */
class ReleaseWorkflowTests {

	private static final String CREDENTIALS = "aws-actions/configure-aws-credentials";

	/** What AWS gives unless asked, and the most that the pipelines' roles allow. */
	private static final int SESSION = 3600;

	private static final int LONGEST_SESSION = 7200;

	static List<Workflow.Job> jobs() {
		return WorkflowTests.jobs();
	}

	static List<Workflow.Job> jobsWithAnIdentity() {
		return jobs().stream().filter((job) -> !job.isCall() && job.permissions().containsKey("id-token")).toList();
	}

	@ParameterizedTest
	@MethodSource("jobsWithAnIdentity")
	void jobsEndBeforeTheirCredentials(Workflow.Job job) {
		Object asked = job.inputs(CREDENTIALS).getOrDefault("role-duration-seconds", SESSION);
		int session = Integer.parseInt(asked.toString());
		assertThat(session).isLessThanOrEqualTo(LONGEST_SESSION);
		assertThat(job.content().get("timeout-minutes")).asInstanceOf(InstanceOfAssertFactories.INTEGER)
			.isLessThan(session / 60);
	}

	@ParameterizedTest
	@MethodSource("jobsWithAnIdentity")
	void jobsWithAnIdentityBuildNothing(Workflow.Job job) {
		assertThat(job.uses()).noneMatch((uses) -> uses.contains("setup-java") || uses.startsWith("anchore/"));
		assertThat(job.commands())
			.noneMatch((command) -> command.matches("(\\./mvnw|deploy/(synth|scan)|release/build-archive).*"))
			.allMatch((command) -> !command.startsWith("deploy/build") || command.equals("deploy/build --look"));
	}

	@Test
	void missingPartsAreBuiltAndScannedBeforePublishing() {
		Workflow workflow = Workflow.named("build");
		Workflow.Job build = workflow.job("build");
		assertThat(build.permissions()).containsExactly(Map.entry("contents", "read"));
		assertThat(build.commands()).containsExactly("deploy/build --parts \"$PARTS\"");
		assertThat(build.inputs("actions/upload-artifact")).containsEntry("path", "deploy/target/release");
		Workflow.Job scan = workflow.job("scan");
		assertThat(scan.permissions()).containsExactly(Map.entry("contents", "read"));
		assertThat(scan.commands()).containsExactly("deploy/scan");
		assertThat(scan.inputs("actions/upload-artifact")).containsEntry("path", "deploy/target/contents");
		Workflow.Job publish = workflow.job("publish");
		assertThat(publish.content().get("needs")).isEqualTo(List.of("look", "build", "scan"));
		assertThat(publish.content().get("if")).asString()
			.contains("needs.look.result == 'success'",
					"(needs.build.result == 'success' && needs.scan.result == 'success')");
		assertThat(publish.steps().toString()).contains("BUILT=${{ needs.build.outputs.digest }}");
		assertThat(publish.commands()).containsExactly("deploy/publish", ".github/scripts/find-unattested");
	}

	@Test
	void missingAttestationsAreAdded() {
		Workflow.Job publish = Workflow.named("build").job("publish");
		List<Map<String, Object>> attesting = publish.steps()
			.stream()
			.filter((step) -> step.getOrDefault("uses", "").toString().startsWith("actions/attest@"))
			.toList();
		assertThat(attesting).extracting((step) -> step.get("if"))
			.containsExactly("steps.unattested.outputs.provenance == 'true'",
					"steps.unattested.outputs.contents_migrator == 'true'",
					"steps.unattested.outputs.contents_display == 'true'",
					"steps.unattested.outputs.contents_reset == 'true'",
					"steps.unattested.outputs.contents_adder-service == 'true'");
		assertThat(attesting.subList(1, 5)).allSatisfy((step) -> {
			String part = step.getOrDefault("if", "").toString().replaceAll(".*contents_(.*?) .*", "$1");
			assertThat(step.get("with")).asString().contains("sbom-path=deploy/target/release/" + part + ".spdx.json");
		});
	}

	@Test
	void unverifiedCommitsAreNotPublished() {
		assertThat(Workflow.named("build").triggers()).containsOnlyKeys("workflow_call");
		assertThat(jobs()).filteredOn((job) -> job.uses().contains("./.github/workflows/build.yml"))
			.singleElement()
			.satisfies((build) -> assertThat(build.content().get("if")).asString()
				.contains("&& (needs.verified.outputs.verified == 'true' || needs.verify.result == 'success')"));
		Workflow release = Workflow.named("terraform-plan-apply");
		assertThat(release.job("build").content().get("needs")).isEqualTo(List.of("verified", "verify"));
		assertThat(release.job("verified").commands())
			.containsExactly(".github/scripts/check-verified \"$GITHUB_SHA\"");
		assertThat(release.job("verify").uses()).containsExactly("./.github/workflows/verify.yml");
		assertThat(release.job("release").content().get("if")).asString()
			.contains("github.event_name == 'pull_request' || inputs.release || needs.build.result == 'success'");
		assertThat(Repository.read(".github/scripts/check-verified")).contains("runs verify.yml",
				"runs terraform-plan-apply.yml", "startswith(\"verify / \")");
	}

	/** GitHub skips a called workflow's job when any job before the call was skipped. */
	@ParameterizedTest
	@ValueSource(strings = { "build", "plan-apply" })
	void jobsRunAfterSkippedJobs(String workflow) {
		assertThat(Workflow.named(workflow).jobs()).allSatisfy((job) -> {
			String condition = job.content().getOrDefault("if", "").toString();
			assertThat(condition).contains("!cancelled()");
			assertThat(job.content().getOrDefault("needs", List.of())).asString()
				.satisfies((needs) -> Pattern.compile("\\w+")
					.matcher(needs)
					.results()
					.forEach((needed) -> assertThat(condition).contains("needs." + needed.group() + ".result")));
		});
	}

	@Test
	void commitIsVerifiedOnce() {
		assertThat(Workflow.named("terraform-plan-apply").job("verify").content())
			.containsEntry("if", "needs.verified.outputs.verified != 'true'")
			.doesNotContainKey("name");
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void concurrencyGroupsUseNoInputOfOutsiders(Workflow.Job job) {
		String group = job.content().getOrDefault("concurrency", "").toString();
		assertThat(group).doesNotContain("head_ref", "head.ref", "github.ref", "actor", "title");
	}

	@ParameterizedTest
	@MethodSource("jobsWithAnIdentity")
	void waitingForApprovalBlocksNoOtherRun(Workflow.Job job) {
		String environment = job.content().getOrDefault("environment", "").toString();
		if (!environment.contains("-plan") && !environment.equals("publish")) {
			assertThat(job.content().get("concurrency")).asString().contains("-${{ github.run_id }}, cancel");
		}
	}

	/** As long as plans, and so as approvals: 14 days. */
	@ParameterizedTest
	@MethodSource("jobs")
	void runsThatWaitForApprovalAreNotCancelled(Workflow.Job job) {
		assertThat(job.steps())
			.filteredOn((step) -> step.getOrDefault("uses", "").toString().contains("upload-artifact@"))
			.allSatisfy((step) -> assertThat(step.get("with")).asString().contains("retention-days=14"));
	}

	/** Of those that wait in one group GitHub keeps the newest. */
	@ParameterizedTest
	@MethodSource("jobs")
	void laterRunsCancelNoEarlierOne(Workflow.Job job) {
		assertThat(job.content().getOrDefault("concurrency", "").toString()).doesNotContain("github.sha");
	}

	@Test
	void rollbackIsOnlyPlannedByName() {
		Workflow.Job plan = Workflow.named("plan-apply").job("plan");
		assertThat(plan.commands())
			.contains("deploy/plan \"$ENVIRONMENT\" ${RELEASE:+--release \"$RELEASE\"} --attested=\"$ATTESTED\"");
		assertThat(plan.content().toString()).contains("RELEASE=${{ inputs.release }}",
				"ATTESTED=${{ !github.event.repository.private }}");
		assertThat(plan.inputs("actions/checkout")).containsEntry("fetch-depth", 0);
	}

	@Test
	void driftPlansTheAppliedStack() {
		Workflow drift = Workflow.named("drift-of-environment");
		String applied = "${{ needs.applied.outputs.commit }}";
		for (String job : List.of("synth", "plan")) {
			assertThat(drift.job(job).inputs("actions/checkout")).containsEntry("ref", applied);
		}
		assertThat(drift.job("applied").commands()).containsExactly("deploy/applied \"$ENVIRONMENT\"");
		assertThat(drift.job("plan").commands()).containsExactly("tools/install-terraform",
				"deploy/plan \"$ENVIRONMENT\" --release running --no-upload");
	}

	@Test
	void driftAndFailedChecksAreReported() {
		Workflow.Job report = Workflow.named("drift").job("report");
		assertThat(report.content().get("if")).asString()
			.contains("!cancelled() && needs.look.result != 'skipped'")
			.doesNotContain("success");
		assertThat(report.content().toString()).contains("RESULT=${{ needs.look.result }}");
		assertThat(report.commands())
			.containsExactly(".github/scripts/report-drift deploy/target/drift \"$RESULT\" \"$RUN\"");
	}

}
