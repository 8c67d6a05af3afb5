package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/apply}: applies the approved plan only, and fails when the release does
 * not answer.
 */
class ApplyScriptTests extends EnvironmentTest {

	@BeforeEach
	void run() {
		this.checkout.with("SMOKE_SECONDS", "0");
		this.small.runs(Environment.EARLIER);
		this.small.launches(1);
		this.small.refreshes("Successful", "Pending", "InProgress", "Successful");
	}

	@Test
	void applyRunsTheApprovedPlanAndWaitsForTheRelease() {
		String[] planned = this.small.plan();
		Tool.Outcome outcome = applyWhereItAnswers(planned);
		assertThat(outcome.succeeded())
			.containsSubsequence("the instance refresh of counter-small-adder: Pending",
					"the adder's machine is replaced", "/adder_service is served by", "/reset_service is served by",
					"small runs " + this.checkout.head())
			.doesNotContain("Outputs:");
		assertThat(this.checkout.calls("terraform"))
			.anyMatch((call) -> call.contains(" init ") && call.contains("-lockfile=readonly"))
			.anyMatch((call) -> call.endsWith("plan.tfplan") && call.contains(" apply "));
		assertThat(this.checkout.outputs()).containsEntry("release", this.checkout.head());
	}

	@Test
	void applyTakesTheLastPlanOnceTheEnvironmentIsConfirmed() {
		refusesToApply("no plan of small was stored from here: call deploy/plan small", "--confirm", "small");
		String[] planned = this.small.plan();
		refusesToApply("there is no terminal to ask on: confirm with --confirm small");
		refusesToApply("'production' is not 'small': nothing was done", "--confirm", "production");
		assertThat(applyWhereItAnswers(new String[0], "--confirm", "small").succeeded())
			.containsSubsequence("1 to update", "applies " + planned[0] + " to small");
	}

	@Test
	void applyRefusesAPlanWithAnotherHash() throws IOException {
		String[] planned = this.small.plan();
		refusesToApply("is not the approved one: its SHA-256 is " + planned[1], planned[0], "0".repeat(64));
		Path stored = this.checkout.recorded("s3/" + ScriptCheckout.PLANS + "small/" + planned[0] + "/plan.tar");
		byte[] bytes = Files.readAllBytes(stored);
		bytes[bytes.length / 2] ^= 1;
		Files.write(stored, bytes);
		refusesToApply("approved was " + planned[1], planned);
	}

	@Test
	void applyRefusesAPlanOfAnotherCommit() throws IOException {
		String[] planned = this.small.plan();
		String other = this.checkout.commit("second");
		refusesToApply("the plan is of commit " + planned[0].split("/")[0] + ", this is " + other, planned);
		String plans = "s3/" + ScriptCheckout.PLANS + "small/";
		Files.createDirectories(this.checkout.recorded(plans + other + "/77-1"));
		Files.copy(this.checkout.recorded(plans + planned[0] + "/plan.tar"),
				this.checkout.recorded(plans + other + "/77-1/plan.tar"));
		refusesToApply("this is small and " + other, other + "/77-1", planned[1]);
	}

	@Test
	void applyRefusesAStalePlan() {
		String[] planned = this.small.plan();
		this.small.runs(Environment.EARLIER);
		refusesToApply("the plan is stale, the state has changed since: plan again", planned);
	}

	@Test
	void applyRefusesAMissingPlan() {
		refusesToApply("there is no plan " + this.checkout.head() + "/never", this.checkout.head() + "/never",
				"0".repeat(64));
		refusesToApply("'HEAD' names no plan", "HEAD", "0".repeat(64));
		refusesToApply("'abc' is no SHA-256", this.checkout.head() + "/1-1", "abc");
	}

	@Test
	void applyDeletesADatabaseOnlyByName() {
		this.small.changes(Environment.DATABASE, "aws_db_instance", "\"delete\", \"create\"");
		String[] planned = this.small.plan();
		refusesToApply("the plan deletes or replaces " + Environment.DATABASE, planned);
		refusesToApply("the plan deletes or replaces " + Environment.DATABASE,
				Stream.concat(Stream.of(planned), Stream.of("--may-destroy", "aws_s3_bucket.another"))
					.toArray(String[]::new));
		applyWhereItAnswers(planned, "--may-destroy", Environment.DATABASE).succeeded();
	}

	@Test
	void applyReportsThatAnotherReleaseAnswers() {
		String[] planned = this.small.plan();
		Tool.Outcome outcome = apply(planned,
				(path) -> path.startsWith("/reset") ? Environment.EARLIER : this.checkout.head());
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("/display_service is served by",
				"/reset_service answers '200 " + Environment.EARLIER + "' instead of '200 " + this.checkout.head()
						+ "'",
				"#  small: the release does not answer", "#  to go back: deploy/rollback small " + Environment.EARLIER);
	}

	@Test
	void applyRunsTheSmokeTestWithoutChanges() {
		this.checkout.has("answers/plan.json", "{\"resource_changes\": [], \"output_changes\": {}}");
		this.small.launches(2);
		String[] planned = this.small.plan();
		Tool.Outcome outcome = apply(planned, (path) -> Environment.EARLIER);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).containsSubsequence("the adder's machine has version 2 of its launch template",
				"#  small: the release does not answer");
		assertThat(applyWhereItAnswers(planned).succeeded()).contains("/reset_service is served by");
	}

	@Test
	void applyReportsAPartialApply() {
		String[] planned = this.small.plan();
		this.checkout.has("answers/apply-error", "Error: creating it\n");
		assertThat(applyWhereItAnswers(planned).output()).contains("Error: creating it",
				"#  small: apply ended half-way", "plan again and apply that");
	}

	@Test
	void applyNamesTheHolderOfTheLock() {
		String[] planned = this.small.plan();
		this.checkout.has("answers/apply-error", "Error: Error acquiring the state lock\n\n  ID:        4711\n");
		Tool.Outcome outcome = applyWhereItAnswers(planned);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("ID:        4711",
				"apply: the state is locked by another run: wait for it");
	}

	@Test
	void rollbackAppliesTheRecordOfAnEarlierRelease() {
		String first = this.checkout.head();
		this.checkout.commit("second");
		try (ReleaseServer services = new ReleaseServer((path) -> first)) {
			String[] arguments = { "small", first, "--confirm", "small", "--url", services.url() };
			assertThat(this.checkout.succeeds("rollback", arguments)).contains("small runs " + first);
		}
		assertThat(this.checkout.run("rollback", "small", first).output()).endsWith("confirm with --confirm small\n");
	}

	private Tool.Outcome applyWhereItAnswers(String[] planned, String... options) {
		return apply(planned, (path) -> this.checkout.head(), options);
	}

	private Tool.Outcome apply(String[] planned, Function<String, String> releaseOfPath, String... options) {
		try (ReleaseServer services = new ReleaseServer(releaseOfPath)) {
			return this.checkout.run("apply", Stream
				.of(Stream.of("small"), Stream.of(planned), Stream.of("--url", services.url()), Stream.of(options))
				.flatMap((part) -> part)
				.toArray(String[]::new));
		}
	}

	private void refusesToApply(String reason, String... arguments) {
		int before = this.checkout.content("calls").length();
		refusesAtOnce(reason, "apply", Stream.concat(Stream.of("small"), Stream.of(arguments)).toArray(String[]::new));
		assertThat(this.checkout.content("calls").substring(before)).doesNotContain(" apply ");
	}

}
