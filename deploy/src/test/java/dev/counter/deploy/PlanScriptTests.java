package dev.counter.deploy;

import java.nio.file.Path;
import java.util.List;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/plan}: changes nothing, shows no value, and stores the plan.
 */
class PlanScriptTests extends EnvironmentTest {

	@Test
	void planTakesNoLockAndWritesNoState() {
		this.small.plan();
		assertThat(this.checkout.calls("terraform"))
			.anyMatch((call) -> call.contains(" plan ") && call.contains("-lock=false"))
			.noneMatch((call) -> call.contains(" apply "));
		assertThat(this.checkout.content("calls")).doesNotContain("counter-state-123456789012-eu-central-1 ");
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.STATE)).doesNotExist();
	}

	@Test
	void planIsStoredWithLockFileRecordAndStack() {
		String[] planned = this.small.plan();
		assertThat(planned[0]).isEqualTo(this.checkout.head() + "/77-1");
		Path archive = this.checkout.recorded("s3/" + ScriptCheckout.PLANS + "small/" + planned[0] + "/plan.tar");
		assertThat(Tool.required("tar").run("-tf", archive).succeeded().lines()).containsExactlyInAnyOrder(
				"plan.tfplan", "plan.json", "release.tfvars.json", ".terraform.lock.hcl", "./cdk.tf.json",
				"./stack-commit.tf.json");
		assertThat(Tool.required("sha256sum").run(archive).succeeded()).startsWith(planned[1]);
	}

	@Test
	void summaryShowsNoValue() {
		Tool.Outcome outcome = this.checkout.run("plan", "small");
		String summary = read("deploy/target/plans/small/summary.md");
		assertThat(summary).contains("**0 to create, 1 to update, 0 to replace, 0 to delete**",
				"| update | `aws_launch_template.adder` | password |");
		assertThat(outcome.succeeded()).contains(summary).doesNotContain("secret");
		assertThat(summary).doesNotContain("secret");
		assertThat(this.checkout.outputs()).containsEntry("changes", "1")
			.containsEntry("destroys", "")
			.containsEntry("summary", "deploy/target/plans/small/summary.md");
	}

	@Test
	void summaryWarnsOfADeletedDatabase() {
		this.small.changes(Environment.DATABASE, "aws_db_instance", "\"delete\", \"create\"");
		this.small.plan();
		assertThat(this.checkout.outputs()).containsEntry("destroys", Environment.DATABASE);
		assertThat(read("deploy/target/plans/small/summary.md")).contains("> [!CAUTION]",
				"| **replace** | `" + Environment.DATABASE + "` | because of password |");
	}

	@Test
	void summaryWarnsOfAForgottenDatabase() {
		this.small.changes(Environment.DATABASE, "aws_db_instance", "\"forget\"");
		this.small.plan();
		assertThat(this.checkout.outputs()).containsEntry("destroys", Environment.DATABASE);
		assertThat(read("deploy/target/plans/small/summary.md")).contains("> [!CAUTION]", "1 to forget",
				"| **forget** | `" + Environment.DATABASE + "` |");
	}

	@Test
	void commitOfTheStackIsNoChange() {
		this.checkout.has("answers/plan.json", """
				{"resource_changes": [], "output_changes": {"stack_commit": {"actions": ["update"]}}}""");
		this.small.plan();
		assertThat(read("deploy/target/plans/small/stack-commit.tf.json")).contains("\"stack_commit\"",
				"\"value\": \"" + this.checkout.head() + "\"");
		assertThat(this.checkout.outputs()).containsEntry("changes", "0");
	}

	@Test
	void runningReleaseIsPlannedForDrift() {
		this.small.runs(Environment.EARLIER);
		assertThat(this.small.plan("--release", "running", "--no-upload")[0]).isEmpty();
		assertThat(read("deploy/target/plans/small/release.tfvars.json")).contains(Environment.EARLIER);
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.PLANS)).doesNotExist();
	}

	@Test
	void emptyEnvironmentHasNoChange() {
		assertThat(this.small.plan("--release", "running")[0]).isEmpty();
		assertThat(read("deploy/target/plans/small/summary.md")).contains("### small", "Nothing is deployed yet");
		assertThat(this.checkout.outputs()).containsEntry("changes", "0")
			.containsEntry("summary", "deploy/target/plans/small/summary.md");
		assertThat(this.checkout.content("calls")).doesNotContain(" plan ");
	}

	@Test
	void recordInAFileIsPlanned() {
		Path record = this.checkout.file("deploy/target/release/release.tfvars.json");
		assertThat(this.small.plan("--release", record.toString())[0]).isNotEmpty();
	}

	@Test
	void failureShowsOnlyTerraformsErrors() {
		this.checkout.has("answers/plan-error", "Error: no such thing\n\n  with aws_lb.main,\n  value = a-secret\n");
		Tool.Outcome outcome = this.checkout.run("plan", "small");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("Error: no such thing", "with aws_lb.main", "terraform plan failed")
			.doesNotContain("secret");
	}

	@Test
	void runnerShowsTerraformsErrors() {
		this.checkout.with("GITHUB_ACTIONS", "true")
			.has("answers/plan-error",
					"Error: cannot read it\n\n  on cdk.tf.json line 3:\n   3: \"secret\"\n\napi error AccessDenied: no\n");
		assertThat(refuses("terraform plan failed: see what it says above", "plan", "small").output())
			.contains("Error: cannot read it", "api error AccessDenied: no")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			nowhere                      | there is no environment 'nowhere': name one of production small
			small --release abc          | 'abc' is no commit: give its 40 hexadecimal digits
			small --release no/such.json | there is no file no/such.json
			small --release ./pom.json   | is no record of a release
			""")
	void unknownNamesAreRefused(String arguments, String reason) {
		this.checkout.write(this.checkout.file("pom.json"), "{}");
		refusesAtOnce(reason, "plan", arguments.split(" "));
	}

	@Test
	void planWarnsOfASmallQuota() {
		this.checkout.write(this.checkout.file("infra-cdktf/target/cdktf.out/stacks/counter-small/cdk.tf.json"), """
				{"output": {"quotas": {"value": {"L-1216C47A": {"service": "ec2", "what": "vCPUs", "needed": 6}}}}}""")
			.has("answers/service-quotas-get-service-quota", "5.0\n");
		assertThat(this.checkout.succeeds("plan", "small", "--no-upload")).contains(
				"plan: warning: the quota L-1216C47A (vCPUs) is 5, 6 are needed: see 'A quota is too small' in docs/runbook.md\n");
		assertThat(Repository.read("docs/runbook.md")).contains("\n## A quota is too small\n");
		for (String enough : List.of("6.0", "not-a-number")) {
			this.checkout.has("answers/service-quotas-get-service-quota", enough + "\n");
			assertThat(this.checkout.succeeds("plan", "small", "--no-upload")).doesNotContain("warning");
		}
		this.checkout.has("answers/service-quotas-get-service-quota-error", "AccessDenied");
		assertThat(this.checkout.succeeds("plan", "small", "--no-upload")).doesNotContain("warning", "AccessDenied");
	}

	@Test
	void unpublishedReleaseIsRefused() {
		refusesAtOnce("the release " + Environment.EARLIER + " is not published", "plan", "small", "--release",
				Environment.EARLIER);
	}

	@Test
	void stacksOfAnotherCommitAreRefused() {
		String before = this.checkout.head();
		this.checkout.commit("second");
		refusesAtOnce("the stacks were written from " + before, "plan", "small");
	}

	@Test
	void uncommittedChangesArePlannedWithoutUpload() {
		this.checkout.write(this.checkout.file("change"), "");
		this.checkout.succeeds("synth");
		refusesAtOnce("the stacks were written from changes that are not committed", "plan", "small");
		assertThat(this.small.plan("--no-upload")[0]).isEmpty();
	}

	@Test
	void oldTerraformIsRefused() {
		this.checkout.with("TERRAFORM_VERSION", "v1.9.8");
		refusesAtOnce("needs Terraform 1.10 or newer", "plan", "small");
	}

}
