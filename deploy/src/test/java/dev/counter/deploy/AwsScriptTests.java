package dev.counter.deploy;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/aws}: calls the AWS CLI in the account and region of the settings.
 */
class AwsScriptTests extends CheckoutTest {

	private static final String[] STATUS = { "--until", "available", "rds", "describe-db-instances", "--query",
			"DBInstances[0].DBInstanceStatus" };

	@Test
	void cliIsCalledOnceInTheRegionOfTheSettings() {
		this.checkout.has("answers/rds-describe-events", "none yet\n");
		assertThat(this.checkout.succeeds("aws", "rds", "describe-events", "--duration", "60")).isEqualTo("none yet\n");
		assertThat(this.checkout.calls("aws")).last().asString().isEqualTo("aws rds describe-events --duration 60");
		assertThat(this.checkout.content("regions")).isEqualTo("eu-central-1 eu-central-1\n".repeat(2));
	}

	@Test
	void credentialsOfAnotherAccountAreRefused() {
		this.checkout.with("AWS_RECORDED_ACCOUNT", "999999999999");
		assertThat(this.checkout.run("aws", "rds", "delete-db-instance").output())
			.startsWith("aws: these credentials are of account 999999999999");
		assertThat(this.checkout.content("calls")).doesNotContain("delete-db-instance");
	}

	@Test
	void untilRepeatsTheCallUpToTheExpectedAnswer() {
		this.checkout.has("answers/rds-describe-db-instances-refusals", "DBInstanceNotFound\n")
			.has("answers/rds-describe-db-instances", "creating\navailable\n");
		assertThat(this.checkout.succeeds("aws", STATUS)).contains("waits until aws rds describe-db-instances");
		assertThat(this.checkout.calls("aws")).hasSize(4);
	}

	@Test
	void untilFailsWithTheLastAnswer() {
		this.checkout.with("UNTIL_SECONDS", "0").has("answers/rds-describe-db-instances", "storage-full\n");
		Tool.Outcome outcome = this.checkout.run("aws", STATUS);
		assertThat(outcome.exit()).isEqualTo(3);
		assertThat(outcome.output()).endsWith("still answers 'storage-full' after 0 s, not 'available'\n");
	}

	@Test
	void missingOperationIsAUsageError() {
		assertThat(this.checkout.run("aws", "rds").output()).startsWith("aws: takes a service and an operation");
		assertThat(this.checkout.run("aws", "--until").output()).startsWith("aws: --until needs a value");
	}

}
