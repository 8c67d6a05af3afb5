package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/bootstrap}: creates no role that an unprotected branch could assume.
 */
class BootstrapTests extends CheckoutTest {

	private static final String PROTECTED = """
			{"deployment_branch_policy": {"custom_branch_policies": true},
			 "protection_rules": [{"type": "required_reviewers", "reviewers": [{"type": "User", "reviewer": {"id": 9}}]}]}""";

	@BeforeEach
	void synthesize() {
		this.checkout.has("answers/environment.json", PROTECTED)
			.has("answers/policies.json", "{\"branch_policies\": [{\"id\": 1, \"name\": \"main\"}]}")
			.succeeds("synth");
	}

	@Test
	void bootstrapAppliesOnceEveryEnvironmentIsProtected() {
		this.checkout.succeeds("bootstrap");
		assertThat(this.checkout.calls("gh")).anyMatch((call) -> call.endsWith("/environments/publish"))
			.anyMatch((call) -> call.endsWith("/environments/small"))
			.noneMatch((call) -> call.contains("production"));
		assertThat(this.checkout.calls("terraform")).anyMatch((call) -> call.contains("apply"));
	}

	@Test
	void bootstrapWarnsOfASmallQuota() {
		String needed = "{\"output\": {\"quotas\": {\"value\": {\"L-0263D0A3\": {\"service\": \"ec2\", \"what\": \"IPs\", \"needed\": 7}}}}}";
		this.checkout.write(this.checkout.file("infra-cdktf/target/cdktf.out/stacks/counter-small/cdk.tf.json"), needed)
			.has("answers/service-quotas-get-service-quota", "5.0\n");
		assertThat(this.checkout.succeeds("bootstrap")).contains("bootstrap: warning: the quota L-0263D0A3 (IPs) is 5");
	}

	@Test
	void bootstrapAsksInASharedAccount() {
		this.checkout.has("answers/ec2-describe-vpcs",
				"""
						{"Vpcs": [{"IsDefault": true}, {}, {"IsDefault": false, "Tags": [{"Key": "Project", "Value": "counter"}]}]}""")
			.has("answers/rds-describe-db-instances",
					"""
							{"DBInstances": [{"DBInstanceIdentifier": "counter-small-database"}, {"DBInstanceIdentifier": "shop"}]}""")
			.has("answers/iam-list-roles", """
					{"Roles": [{"Path": "/counter/"}, {"Path": "/aws-reserved/sso.amazonaws.com/"}]}""");
		Tool.Outcome outcome = this.checkout.run("bootstrap");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("also has 1 networks, 1 databases and 0 roles that are not the counter's",
				"nothing was changed: name an account of its own");
		assertThat(this.checkout.calls("terraform")).noneMatch((call) -> call.contains(" apply"));
		this.checkout.has("answers/ec2-describe-vpcs", "{\"Vpcs\": []}")
			.has("answers/rds-describe-db-instances", "{\"DBInstances\": []}")
			.succeeds("bootstrap");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"deployment_branch_policy": {"custom_branch_policies": true}} | main | small of counter-example/counter requires no reviewer
					{"deployment_branch_policy": null} | main | publish of counter-example/counter is open to every branch
					{"deployment_branch_policy": {"protected_branches": true}} | main | publish of counter-example/counter is open to every branch
					{"deployment_branch_policy": {"custom_branch_policies": true}} | * | publish of counter-example/counter is open to other branches than main
					""")
	void bootstrapRefusesAnUnprotectedEnvironment(String environment, String branch, String reason) {
		this.checkout.has("answers/environment.json", environment)
			.has("answers/policies.json", "{\"branch_policies\": [{\"id\": 1, \"name\": \"%s\"}]}".formatted(branch));
		refuses(reason);
	}

	@Test
	void bootstrapRefusesAMissingEnvironment() throws IOException {
		Files.delete(this.checkout.recorded("answers/environment.json"));
		refuses("counter-example/counter has no GitHub environment publish: run .github/scripts/set-up-github --reviewer YOU first");
		this.checkout.succeeds("bootstrap", "--unprotected");
	}

	@Test
	void bootstrapCallsNoGithubWhereNoWorkflowDeploys() {
		Path account = this.checkout.file("infra-cdktf/account.yaml");
		this.checkout.write(account,
				Repository.read(ScriptCheckout.SETTINGS + "/account.yaml").replace("[small]", "[]"));
		this.checkout.commit("by hand alone");
		this.checkout.succeeds("synth");
		this.checkout.succeeds("bootstrap");
		assertThat(this.checkout.calls("gh")).isEmpty();
	}

	@Test
	void stacksOfAnotherCommitAreRefused() {
		String before = this.checkout.head();
		this.checkout.commit("second");
		refuses("the stacks were written from " + before);
		this.checkout.write(this.checkout.file("change"), "").succeeds("synth");
		refuses("the stacks were written from changes that are not committed");
		assertThat(this.checkout.run("bootstrap", "no/where").output())
			.isEqualTo("bootstrap: there is no folder no/where: run deploy/synth, or name a folder with a stack\n");
	}

	private void refuses(String reason) {
		this.checkout.has("calls", "");
		Tool.Outcome outcome = this.checkout.run("bootstrap");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output().lines()).singleElement().asString().startsWith("bootstrap: ").contains(reason);
		assertThat(this.checkout.content("calls")).doesNotContain(" apply", " init");
	}

}
