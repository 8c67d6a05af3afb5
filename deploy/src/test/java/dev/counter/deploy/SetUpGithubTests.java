package dev.counter.deploy;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code set-up-github}: environments require approval, and a second run keeps other
 * settings.
 */
class SetUpGithubTests extends CheckoutTest {

	private static final String SMALL = "repos/counter-example/counter/environments/small";

	@Test
	void environmentsRequireReviewersAndMain() {
		this.checkout.succeeds("set-up-github", "--reviewer", "somebody", "--reviewer", "organization/team");
		assertThat(this.checkout.calls("gh"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + " --input")
					&& call.contains("[{\"type\":\"User\",\"id\":7},{\"type\":\"Team\",\"id\":8}]")
					&& call.contains("\"custom_branch_policies\":true"))
			.anyMatch((call) -> call.contains("POST " + SMALL + "/deployment-branch-policies")
					&& call.endsWith("{\"name\":\"main\",\"type\":\"branch\"}"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + "-plan --input")
					&& call.endsWith("{\"reviewers\":[],\"deployment_branch_policy\":null}"));
	}

	@Test
	void environmentsGetTheirRole() {
		deploys("[small, production]").succeeds("set-up-github");
		String role = "--body arn:aws:iam::" + ScriptCheckout.ACCOUNT + ":role/counter/pipeline/counter-";
		assertThat(this.checkout.content("calls")).contains(role + "publish --env publish\n",
				role + "small-plan --env small-plan\n", role + "small-apply --env small\n",
				role + "production-apply --env production\n",
				"COUNTER_ENVIRONMENTS --repo counter-example/counter --body [\"small\",\"production\"]\n");
	}

	@Test
	void existingReviewersAreKept() {
		this.checkout
			.has("answers/environment.json",
					"""
							{"protection_rules": [{"type": "required_reviewers", "reviewers": [{"type": "User", "reviewer": {"id": 9}}]}]}
							""")
			.has("answers/policies.json", "{\"branch_policies\": [{\"id\": 1, \"name\": \"main\"}]}")
			.has("answers/rulesets.json", "[{\"id\": 3, \"name\": \"main\"}]");
		this.checkout.succeeds("set-up-github");
		assertThat(this.checkout.calls("gh"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + " ") && call.contains("[{\"type\":\"User\",\"id\":9}]"))
			.noneMatch((call) -> call.contains("POST") || call.contains("DELETE"));
	}

	@Test
	void otherSettingsOfAnEnvironmentAreKept() {
		this.checkout.has("answers/environment.json",
				"""
						{"protection_rules": [{"type": "wait_timer", "wait_timer": 30}, {"type": "branch_policy"},
						  {"type": "required_reviewers", "prevent_self_review": true, "reviewers": [{"type": "Team", "reviewer": {"id": 9}}]}]}
						""");
		this.checkout.succeeds("set-up-github", "--reviewer", "somebody");
		assertThat(this.checkout.calls("gh"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + " ") && call.contains("[{\"type\":\"User\",\"id\":7}]")
					&& call.contains("\"wait_timer\":30") && call.contains("\"prevent_self_review\":true"));
	}

	@Test
	void failedCallIsNoMissingEnvironment() {
		this.checkout.has("answers/environment-error", "gh: Server Error (HTTP 502)\n");
		Tool.Outcome outcome = this.checkout.run("set-up-github");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).endsWith("environments/publish failed: gh: Server Error (HTTP 502)\n");
		assertThat(this.checkout.calls("gh")).noneMatch((call) -> call.contains("PUT"));
	}

	@Test
	void rulesetRequiresTheChecksOfVerify() {
		this.checkout.succeeds("set-up-github");
		String sent = this.checkout.calls("gh")
			.stream()
			.filter((call) -> call.contains("POST repos/counter-example/counter/rulesets "))
			.findFirst()
			.orElseThrow();
		assertThat(sent).contains("\"include\":[\"refs/heads/main\"]", "{\"type\":\"non_fast_forward\"}",
				"{\"type\":\"deletion\"}", "\"required_approving_review_count\":1",
				"\"require_code_owner_review\":true", "\"enforcement\":\"active\"");
		Pattern context = Pattern.compile("\\{\"context\":\"([^\"]*)\",\"integration_id\":15368}");
		assertThat(context.matcher(sent).results().map((check) -> check.group(1)))
			.containsExactlyInAnyOrderElementsOf(checks());
	}

	@Test
	void workflowsMayNotApprovePullRequests() {
		this.checkout.succeeds("set-up-github");
		assertThat(this.checkout.calls("gh"))
			.anyMatch((call) -> call.contains("PUT repos/counter-example/counter/actions/permissions/workflow ") && call
				.contains("\"default_workflow_permissions\":\"read\",\"can_approve_pull_request_reviews\":false"));
	}

	@Test
	void existingRulesetIsUpdated() {
		this.checkout.has("answers/rulesets.json",
				"[{\"id\": 3, \"name\": \"main\", \"source_type\": \"Repository\"}]");
		this.checkout.succeeds("set-up-github", "--approvals", "0");
		assertThat(this.checkout.calls("gh"))
			.anyMatch((call) -> call.contains("PUT repos/counter-example/counter/rulesets/3 ")
					&& call.contains("\"required_approving_review_count\":0"))
			.noneMatch((call) -> call.contains("POST repos/counter-example/counter/rulesets"));
	}

	@Test
	void unknownCodeOwnersAreReported() {
		this.checkout.has("answers/codeowners-errors", "6\n");
		assertThat(this.checkout.succeeds("set-up-github"))
			.contains(".github/CODEOWNERS names an owner unknown to GitHub");
	}

	@Test
	void codeOwnersCoverWhatReachesTheAccount() {
		List<String> owned = Repository.read(".github/CODEOWNERS")
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.toList();
		assertThat(owned).allMatch((line) -> line.matches("/[^ ]+ @[^ ]+"))
			.extracting((line) -> line.split(" ")[0])
			.contains("/.github/", "/contract/", "/deploy/", "/infra-cdktf/", "/pom.xml")
			.allMatch((path) -> Files.exists(Repository.path(path.substring(1))));
	}

	@Test
	void otherRepositoryIdsAreRefused() {
		this.checkout.has("answers/ids", "7/8\n");
		Tool.Outcome outcome = this.checkout.run("set-up-github");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("set repository_ids: 7/8 in infra-cdktf/account.yaml");
		assertThat(this.checkout.calls("gh")).noneMatch((call) -> call.contains("PUT"));
	}

	@Test
	void otherBranchesAreRemoved() {
		this.checkout.has("answers/policies.json",
				"{\"branch_policies\": [{\"id\": 1, \"name\": \"main\"}, {\"id\": 2, \"name\": \"experiment\"}]}");
		this.checkout.succeeds("set-up-github");
		assertThat(this.checkout.calls("gh"))
			.anyMatch((call) -> call.contains("DELETE " + SMALL + "/deployment-branch-policies/2"));
	}

	@Test
	void dryRunSendsNothing() {
		assertThat(this.checkout.succeeds("set-up-github", "--reviewer", "somebody", "--dry-run")).contains(
				"would send: PUT " + SMALL + " {\"reviewers\":[{\"type\":\"User\",\"id\":7}]",
				"would set: AWS_REGION=eu-central-1");
		assertThat(this.checkout.calls("gh"))
			.noneMatch((call) -> call.contains("--method") || call.contains("variable set"));
	}

	@Test
	void missingReviewersAreReported() {
		assertThat(this.checkout.succeeds("set-up-github")).contains("small requires no approval");
	}

	@Test
	void missingLoginIsReported() {
		this.checkout.has("answers/signed-out", "");
		assertThat(this.checkout.run("set-up-github").output())
			.isEqualTo("set-up-github: gh auth status failed: You are not logged into any GitHub hosts\n");
	}

	@Test
	void unknownEnvironmentsOfSettingsAreRefused() {
		assertThat(deploys("[nowhere]").run("set-up-github").output()).contains("there is no environment 'nowhere'");
		assertThat(deploys("[]").run("set-up-github").output()).contains("names no environment that workflows deploy");
		assertThat(deploys("\n- small").run("set-up-github").output()).contains("write environments on one line");
	}

	/** The checks of a pull request: the names of verify's jobs. */
	private static List<String> checks() {
		return Workflow.named("verify").jobs().stream().flatMap((job) -> {
			String name = job.content().getOrDefault("name", "").toString();
			return name.contains("${{") ? Stream.of("test on JDK 17", "test on JDK 25") : Stream.of(name);
		}).toList();
	}

	private ScriptCheckout deploys(String environments) {
		return this.checkout.write(this.checkout.file("infra-cdktf/account.yaml"),
				Repository.read(ScriptCheckout.SETTINGS + "/account.yaml")
					.replaceFirst("environments: .*", "environments: " + environments));
	}

}
