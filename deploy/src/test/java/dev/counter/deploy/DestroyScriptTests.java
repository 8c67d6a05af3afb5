package dev.counter.deploy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/destroy}: needs a confirmation, and can be repeated after an
 * interruption.
 */
class DestroyScriptTests extends EnvironmentTest {

	@BeforeEach
	void protect() {
		this.checkout.has("answers/rds-describe-db-instances", "available True\n")
			.has("answers/elbv2-describe-load-balancer-attributes", "true\n");
	}

	@Test
	void destroyRefusesProtectedLogs() {
		String state = "s3/" + ScriptCheckout.STATE;
		this.small.runs(Environment.EARLIER);
		this.checkout.has(state, this.checkout.content(state)
			.replace("\"resources\": [",
					"""
							"resources": [{"mode": "managed", "type": "aws_s3_bucket", "instances": [
							  {"attributes": {"bucket": "the-logs", "force_destroy": false}}, {"attributes": {"force_destroy": true}}]},"""));
		refuses("the logs in the-logs are protected: lift protect_logs", "destroy", "small", "--plan-only");
		refuses("the logs in the-logs are protected", "destroy", "small", "--confirm", "small");
		assertThat(this.checkout.content("calls")).doesNotContain("terraform -chdir");
	}

	@Test
	void destroyLiftsProtectionOfAConfirmedEnvironment() {
		this.small.runs(Environment.EARLIER);
		assertThat(this.checkout.succeeds("destroy", "small", "--confirm", "small")).contains("What stays, and why:",
				"the state counter-small/terraform.tfstate");
		assertThat(this.checkout.calls("aws")).anyMatch((call) -> call.startsWith(
				"aws rds modify-db-instance --db-instance-identifier counter-small-database --no-deletion-protection"))
			.anyMatch((call) -> call
				.contains("arn:the-balancer --attributes Key=deletion_protection.enabled,Value=false"));
		assertThat(this.checkout.calls("terraform")).anyMatch((call) -> call.contains(" plan -destroy "))
			.anyMatch((call) -> call.contains(" apply "));
	}

	@Test
	void planOnlyTakesNoLock() {
		look();
		assertThat(this.checkout.content("calls")).doesNotContain("tflock");
	}

	@Test
	void destroyRefusesWithoutConfirmation() {
		this.small.runs(Environment.EARLIER);
		refuses("confirm with --confirm small", "destroy", "small");
		refuses("'production' is not 'small': nothing was done", "destroy", "small", "--confirm", "production");
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroyRefusesATakenSnapshotName() {
		this.small.runs(Environment.EARLIER);
		this.checkout.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		refuses("a snapshot counter-small-database-final-1 is there already", "destroy", "small", "--confirm", "small");
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroyFindsNothingLeft() {
		assertThat(this.checkout.succeeds("destroy", "small")).contains("nothing of small exists");
	}

	@Test
	void destroyRefusesAnotherNameEvenIfNothingIsThere() {
		refusesAtOnce("'production' is not 'small'", "destroy", "small", "--plan-only", "--confirm", "production");
		assertThat(this.checkout.content("calls")).doesNotContain("terraform");
	}

	@Test
	void planOnlyShowsDeletionsAndChangesNothing() {
		String shown = look();
		assertThat(shown).hasSize(64);
		assertThat(read("deploy/target/destroys/small/summary.md")).contains("**delete** | `" + Environment.DATABASE);
		assertThat(this.checkout.outputs()).containsEntry("changes", "1")
			.containsEntry("summary", "deploy/target/destroys/small/summary.md");
		assertThat(this.checkout.calls("terraform")).anyMatch((call) -> call.contains("plan -destroy -lock=false"));
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroyAppliesThePlanWithTheApprovedHash() {
		String shown = look();
		this.checkout.has("calls", "").succeeds("destroy", "small", "--confirm", "small", "--approved", shown);
		assertThat(this.checkout.calls("terraform")).filteredOn((call) -> call.contains(" plan ")).hasSize(1);
		assertThat(this.checkout.calls("terraform")).anyMatch((call) -> call.contains(" apply "));
	}

	@Test
	void destroyRefusesMoreThanWasApproved() {
		String shown = look();
		this.small.changes("aws_s3_bucket.another", "aws_s3_bucket", "\"delete\"");
		refuses("this is not what was approved", "destroy", "small", "--confirm", "small", "--approved", shown);
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@ParameterizedTest
	@ValueSource(strings = { "deleting\n", "" })
	void destroyContinuesWhenTheDatabaseIsGone(String status) {
		this.small.runs(Environment.EARLIER);
		this.checkout.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		this.checkout.has(
				status.isEmpty() ? "answers/rds-describe-db-instances-error" : "answers/rds-describe-db-instances",
				status.isEmpty() ? "DBInstanceNotFound" : status);
		assertThat(this.checkout.succeeds("destroy", "small", "--confirm", "small"))
			.contains("the database counter-small-database is");
		assertThat(this.checkout.content("calls")).contains(" apply ").doesNotContain("modify-db-instance");
	}

	@Test
	void failedCallIsNoMissingDatabase() {
		this.small.runs(Environment.EARLIER);
		this.checkout.has("answers/rds-describe-db-instances-error", "AccessDenied");
		refuses("aws rds describe-db-instances failed", "destroy", "small", "--confirm", "small");
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroySkipsTheSnapshotWhereSettingsDo() {
		this.small.runs(Environment.EARLIER);
		String state = this.checkout.content("s3/" + ScriptCheckout.STATE);
		this.checkout
			.has("s3/" + ScriptCheckout.STATE,
					state.replace("\"final_snapshot_identifier\"",
							"\"skip_final_snapshot\": true, \"final_snapshot_identifier\""))
			.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		this.checkout.succeeds("destroy", "small", "--confirm", "small");
	}

	private String look() {
		this.small.runs(Environment.EARLIER);
		this.small.changes(Environment.DATABASE, "aws_db_instance", "\"delete\"");
		this.checkout.succeeds("destroy", "small", "--plan-only", "--confirm", "small");
		return this.checkout.outputs().getOrDefault("sha256", "");
	}

}
