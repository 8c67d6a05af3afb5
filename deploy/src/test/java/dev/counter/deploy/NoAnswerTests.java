package dev.counter.deploy;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transient errors of AWS are retried within a limit; an unknown outcome has an exit
 * status of its own.
 */
class NoAnswerTests extends EnvironmentTest {

	private static final int UNKNOWN = 3;

	@BeforeEach
	void run() {
		this.small.runs(Environment.EARLIER);
		this.small.refreshes("None", "InProgress", "Successful");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Throttling", "RequestLimitExceeded", "ServiceUnavailable", "InternalFailure", "503" })
	void transientErrorIsRetriedDuringARefresh(String error) {
		String[] planned = this.small.plan();
		this.checkout.has("answers/autoscaling-describe-instance-refreshes-refusals", error + "\n" + error + "\n");
		assertThat(apply(planned).succeeded()).contains("small runs " + this.checkout.head());
	}

	@Test
	void releaseIsUnknownWhenAwsDoesNotAnswer() {
		String[] planned = this.small.plan();
		this.checkout.with("RETRY_SECONDS", "0")
			.has("answers/autoscaling-describe-instance-refreshes-after-apply-error", "Throttling");
		Tool.Outcome outcome = apply(planned);
		assertThat(outcome.exit()).isEqualTo(UNKNOWN);
		assertThat(outcome.output())
			.contains("aws autoscaling describe-instance-refreshes failed for 0 s", "#  small: the outcome is unknown")
			.doesNotContain("was not replaced", "to go back");
	}

	@Test
	void transientErrorIsRetriedDuringAMigration() {
		this.checkout.has("answers/ecs-list-tasks", "arn:task/running\n")
			.has("answers/ecs-describe-tasks-refusals", "ThrottlingException\n")
			.has("answers/ecs-describe-tasks",
					"{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 0, \"image\": \"migrator@sha256:%s\"}]}\n"
						.formatted("1".repeat(64)));
		assertThat(this.checkout.succeeds("migrate", "small")).contains("the schema is up to date");
	}

	@Test
	void permanentErrorIsNotRetried() {
		this.checkout.has("answers/rds-describe-db-snapshots-error", "AccessDenied");
		refuses("aws rds describe-db-snapshots failed", "destroy", "small", "--confirm", "small");
		assertThat(this.checkout.calls("aws")).filteredOn((call) -> call.contains("describe-db-snapshots")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "applied, small", "destroy, small --confirm small", "plan, small --release running --no-upload",
			"smoke, small", "rollback, small" })
	void missingBucketIsAnError(String script, String arguments) {
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.STATE).toFile().delete()).isTrue();
		this.checkout.has("answers/s3api-head-bucket-error", "404");
		refuses("there is no bucket counter-state-123456789012-eu-central-1: check id and region", script,
				arguments.split(" "));
	}

	private Tool.Outcome apply(String[] planned) {
		try (ReleaseServer services = new ReleaseServer((path) -> this.checkout.head())) {
			return this.checkout.run("apply", "small", planned[0], planned[1], "--url", services.url());
		}
	}

}
