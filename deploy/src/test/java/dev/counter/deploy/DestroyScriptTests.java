package dev.counter.deploy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is destroyed by mistake, and what was interrupted can be called again.
 */
class DestroyScriptTests extends SmallEnvironment {

	@BeforeEach
	void protect() {
		this.workplace.has("answers/rds-describe-db-instances", "available True\n")
			.has("answers/elbv2-describe-load-balancer-attributes", "true\n");
	}

	@Test
	void refusesWhileLogsAreProtected() {
		String state = "s3/" + Workplace.STATE;
		this.small.runs(Environment.EARLIER);
		this.workplace.has(state, this.workplace.content(state)
			.replace("\"resources\": [",
					"""
							"resources": [{"mode": "managed", "type": "aws_s3_bucket", "instances": [
							  {"attributes": {"bucket": "the-logs", "force_destroy": false}}, {"attributes": {"force_destroy": true}}]},"""));
		refuses("the logs in the-logs are protected: lift protect_logs", "destroy", "small", "--plan-only");
		refuses("the logs in the-logs are protected", "destroy", "small", "--confirm", "small");
		assertThat(this.workplace.content("calls")).doesNotContain("terraform -chdir");
	}

	@Test
	void destroysWhatIsConfirmedWithItsProtectionLifted() {
		this.small.runs(Environment.EARLIER);
		assertThat(this.workplace.succeeds("destroy", "small", "--confirm", "small")).contains("What stays, and why:",
				"the state counter-small/terraform.tfstate");
		assertThat(this.workplace.calls("aws")).anyMatch((call) -> call.startsWith(
				"aws rds modify-db-instance --db-instance-identifier counter-small-database --no-deletion-protection"))
			.anyMatch((call) -> call
				.contains("arn:the-balancer --attributes Key=deletion_protection.enabled,Value=false"));
		assertThat(this.workplace.calls("terraform")).anyMatch((call) -> call.contains(" plan -destroy "))
			.anyMatch((call) -> call.contains(" apply "));
	}

	@Test
	void takesNoLockToLook() {
		look();
		assertThat(this.workplace.content("calls")).doesNotContain("tflock");
	}

	@Test
	void destroysNothingThatIsNotConfirmed() {
		this.small.runs(Environment.EARLIER);
		refuses("confirm with --confirm small", "destroy", "small");
		refuses("'production' is not 'small': nothing was done", "destroy", "small", "--confirm", "production");
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroysNothingBeforeTheFinalSnapshotHasAName() {
		this.small.runs(Environment.EARLIER);
		this.workplace.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		refuses("a snapshot counter-small-database-final-1 is there already", "destroy", "small", "--confirm", "small");
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void findsNothingLeftToDestroy() {
		assertThat(this.workplace.succeeds("destroy", "small")).contains("there is nothing of small");
	}

	@Test
	void endsWithAnErrorWhenAnotherNameIsGivenEvenIfNothingIsThere() {
		refusesAtOnce("'production' is not 'small'", "destroy", "small", "--plan-only", "--confirm", "production");
		assertThat(this.workplace.content("calls")).doesNotContain("terraform");
	}

	@Test
	void showsWhatGoesToWhoeverApprovesAndChangesNothing() {
		String shown = look();
		assertThat(shown).hasSize(64);
		assertThat(read("deploy/target/destroys/small/summary.md")).contains("**delete** | `" + Environment.DATABASE);
		assertThat(this.workplace.outputs()).containsEntry("changes", "1")
			.containsEntry("summary", "deploy/target/destroys/small/summary.md");
		assertThat(this.workplace.calls("terraform")).anyMatch((call) -> call.contains("plan -destroy -lock=false"));
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroysWhatWasApprovedByTheVeryPlanThatIsLikeIt() {
		String shown = look();
		this.workplace.has("calls", "").succeeds("destroy", "small", "--confirm", "small", "--approved", shown);
		assertThat(this.workplace.calls("terraform")).filteredOn((call) -> call.contains(" plan ")).hasSize(1);
		assertThat(this.workplace.calls("terraform")).anyMatch((call) -> call.contains(" apply "));
	}

	@Test
	void refusesToDestroyMoreThanWasApproved() {
		String shown = look();
		this.small.changes("aws_s3_bucket.another", "aws_s3_bucket", "\"delete\"");
		refuses("this is not what was approved", "destroy", "small", "--confirm", "small", "--approved", shown);
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@ParameterizedTest
	@ValueSource(strings = { "deleting\n", "" })
	void goesOnWhenTheDatabaseIsBeingDeletedOrGone(String status) {
		this.small.runs(Environment.EARLIER);
		this.workplace.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		this.workplace.has(
				status.isEmpty() ? "answers/rds-describe-db-instances-error" : "answers/rds-describe-db-instances",
				status.isEmpty() ? "DBInstanceNotFound" : status);
		assertThat(this.workplace.succeeds("destroy", "small", "--confirm", "small"))
			.contains("the database counter-small-database is");
		assertThat(this.workplace.content("calls")).contains(" apply ").doesNotContain("modify-db-instance");
	}

	@Test
	void takesNoFailureForADatabaseThatIsGone() {
		this.small.runs(Environment.EARLIER);
		this.workplace.has("answers/rds-describe-db-instances-error", "AccessDenied");
		refuses("aws rds describe-db-instances failed", "destroy", "small", "--confirm", "small");
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void asksForNoSnapshotWhereNoneIsWanted() {
		this.small.runs(Environment.EARLIER);
		String state = this.workplace.content("s3/" + Workplace.STATE);
		this.workplace
			.has("s3/" + Workplace.STATE,
					state.replace("\"final_snapshot_identifier\"",
							"\"skip_final_snapshot\": true, \"final_snapshot_identifier\""))
			.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		this.workplace.succeeds("destroy", "small", "--confirm", "small");
	}

	private String look() {
		this.small.runs(Environment.EARLIER);
		this.small.changes(Environment.DATABASE, "aws_db_instance", "\"delete\"");
		this.workplace.succeeds("destroy", "small", "--plan-only", "--confirm", "small");
		return this.workplace.outputs().getOrDefault("sha256", "");
	}

}
