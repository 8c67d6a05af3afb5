package dev.counter.deploy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The environments on GitHub hold what is applied to an approval, and setting them up
 * again takes nothing of it away.
 */
class GithubSetupTests extends EmptyWorkplace {

	private static final String SMALL = "repos/counter-example/counter/environments/small";

	@Test
	void asksReviewersBeforeAnythingIsAppliedFromMainAlone() {
		this.workplace.succeeds("github-setup", "--reviewer", "somebody", "--reviewer", "organization/team");
		assertThat(this.workplace.calls("gh"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + " --input")
					&& call.contains("[{\"type\":\"User\",\"id\":7},{\"type\":\"Team\",\"id\":8}]")
					&& call.contains("\"custom_branch_policies\":true"))
			.anyMatch((call) -> call.contains("POST " + SMALL + "/deployment-branch-policies")
					&& call.endsWith("{\"name\":\"main\",\"type\":\"branch\"}"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + "-plan --input")
					&& call.endsWith("{\"reviewers\":[],\"deployment_branch_policy\":null}"));
	}

	@Test
	void tellsEachEnvironmentItsRole() {
		this.workplace.succeeds("github-setup", "--environments", "small,production");
		String role = "--body arn:aws:iam::" + Workplace.ACCOUNT + ":role/counter/pipeline/counter-";
		assertThat(this.workplace.content("calls")).contains(role + "publish --env publish\n",
				role + "small-plan --env small-plan\n", role + "small-apply --env small\n",
				role + "production-apply --env production\n",
				"COUNTER_ENVIRONMENTS --repo counter-example/counter --body [\"small\",\"production\"]\n");
	}

	@Test
	void keepsReviewersThatAreThereAlready() {
		this.workplace
			.has("answers/environment.json",
					"""
							{"protection_rules": [{"type": "required_reviewers", "reviewers": [{"type": "User", "reviewer": {"id": 9}}]}]}
							""")
			.has("answers/policies.json", "{\"branch_policies\": [{\"id\": 1, \"name\": \"main\"}]}");
		this.workplace.succeeds("github-setup");
		assertThat(this.workplace.calls("gh"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + " ") && call.contains("[{\"type\":\"User\",\"id\":9}]"))
			.noneMatch((call) -> call.contains("POST") || call.contains("DELETE"));
	}

	@Test
	void keepsWhatSomebodySetBesideThem() {
		this.workplace.has("answers/environment.json",
				"""
						{"protection_rules": [{"type": "wait_timer", "wait_timer": 30}, {"type": "branch_policy"},
						  {"type": "required_reviewers", "prevent_self_review": true, "reviewers": [{"type": "Team", "reviewer": {"id": 9}}]}]}
						""");
		this.workplace.succeeds("github-setup", "--reviewer", "somebody");
		assertThat(this.workplace.calls("gh"))
			.anyMatch((call) -> call.contains("PUT " + SMALL + " ") && call.contains("[{\"type\":\"User\",\"id\":7}]")
					&& call.contains("\"wait_timer\":30") && call.contains("\"prevent_self_review\":true"));
	}

	@Test
	void takesNoFailureForAnEnvironmentWithoutReviewers() {
		this.workplace.has("answers/environment-error", "gh: Server Error (HTTP 502)\n");
		Tool.Outcome outcome = this.workplace.run("github-setup");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).endsWith("environments/publish failed: gh: Server Error (HTTP 502)\n");
		assertThat(this.workplace.calls("gh")).noneMatch((call) -> call.contains("PUT"));
	}

	@Test
	void takesNoEnvironmentOutOfThePipelineThatIsNotNamed() {
		this.workplace.has("answers/variable", "[\"small\",\"production\"]\n");
		this.workplace.succeeds("github-setup", "--reviewer", "somebody");
		assertThat(this.workplace.content("calls")).contains("--body [\"small\",\"production\"]\n");
		assertThat(this.workplace.calls("gh"))
			.anyMatch((call) -> call.contains("/environments/production ") && call.contains("\"id\":7"));
	}

	@Test
	void refusesARepositoryThatTheRolesDoNotTrust() {
		this.workplace.has("answers/ids", "7/8\n");
		Tool.Outcome outcome = this.workplace.run("github-setup");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("set repository_ids: 7/8 in infra-cdktf/account.yaml");
		assertThat(this.workplace.calls("gh")).noneMatch((call) -> call.contains("PUT"));
	}

	@Test
	void takesOtherBranchesOffTheList() {
		this.workplace.has("answers/policies.json",
				"{\"branch_policies\": [{\"id\": 1, \"name\": \"main\"}, {\"id\": 2, \"name\": \"experiment\"}]}");
		this.workplace.succeeds("github-setup");
		assertThat(this.workplace.calls("gh"))
			.anyMatch((call) -> call.contains("DELETE " + SMALL + "/deployment-branch-policies/2"));
	}

	@Test
	void sendsNothingInADryRun() {
		assertThat(this.workplace.succeeds("github-setup", "--reviewer", "somebody", "--dry-run")).contains(
				"would send: PUT " + SMALL + " {\"reviewers\":[{\"type\":\"User\",\"id\":7}]",
				"would set: AWS_REGION=eu-central-1");
		assertThat(this.workplace.calls("gh"))
			.noneMatch((call) -> call.contains("--method") || call.contains("variable set"));
	}

	@Test
	void saysWhoMayApproveWhenNobodyMust() {
		assertThat(this.workplace.succeeds("github-setup")).contains("nobody has to approve what is applied to small");
	}

	@Test
	void refusesWhoeverIsNotSignedIn() {
		this.workplace.has("answers/signed-out", "");
		assertThat(this.workplace.run("github-setup").output())
			.isEqualTo("github-setup: gh auth status failed: You are not logged into any GitHub hosts\n");
		assertThat(this.workplace.run("github-setup", "--environments", "nowhere").output())
			.contains("there is no environment 'nowhere'");
	}

}
