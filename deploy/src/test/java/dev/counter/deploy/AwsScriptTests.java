package dev.counter.deploy;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/aws} calls the AWS CLI in the account and the region of the settings, and
 * waits with a limit.
 */
class AwsScriptTests extends EmptyWorkplace {

	private static final String[] STATUS = { "--until", "available", "rds", "describe-db-instances", "--query",
			"DBInstances[0].DBInstanceStatus" };

	@Test
	void callsTheCliOnceWithTheRegionOfTheSettings() {
		this.workplace.has("answers/rds-describe-events", "none yet\n");
		assertThat(this.workplace.succeeds("aws", "rds", "describe-events", "--duration", "60"))
			.isEqualTo("none yet\n");
		assertThat(this.workplace.calls("aws")).last().asString().isEqualTo("aws rds describe-events --duration 60");
		assertThat(this.workplace.content("regions")).isEqualTo("eu-central-1 eu-central-1\n".repeat(2));
	}

	@Test
	void refusesAnotherAccountBeforeItCalls() {
		this.workplace.with("AWS_RECORDED_ACCOUNT", "999999999999");
		assertThat(this.workplace.run("aws", "rds", "delete-db-instance").output())
			.startsWith("aws: these credentials are of account 999999999999");
		assertThat(this.workplace.content("calls")).doesNotContain("delete-db-instance");
	}

	@Test
	void waitsUntilTheAnswerIsTheExpectedOne() {
		this.workplace.has("answers/rds-describe-db-instances-refusals", "DBInstanceNotFound\n")
			.has("answers/rds-describe-db-instances", "creating\navailable\n");
		assertThat(this.workplace.succeeds("aws", STATUS)).contains("waits until aws rds describe-db-instances");
		assertThat(this.workplace.calls("aws")).hasSize(4);
	}

	@Test
	void givesUpWithTheLastAnswer() {
		this.workplace.with("UNTIL_SECONDS", "0").has("answers/rds-describe-db-instances", "storage-full\n");
		Tool.Outcome outcome = this.workplace.run("aws", STATUS);
		assertThat(outcome.exit()).isEqualTo(3);
		assertThat(outcome.output()).endsWith("still answers 'storage-full' after 0 s, not 'available'\n");
	}

	@Test
	void needsACall() {
		assertThat(this.workplace.run("aws", "rds").output()).startsWith("aws: takes a service and an operation");
		assertThat(this.workplace.run("aws", "--until").output()).startsWith("aws: --until names no answer");
	}

}
