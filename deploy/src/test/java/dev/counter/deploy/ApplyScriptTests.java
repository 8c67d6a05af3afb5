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
 * Only what was approved is applied, and a release that does not arrive is no success.
 */
class ApplyScriptTests extends SmallEnvironment {

	@BeforeEach
	void run() {
		this.workplace.with("SMOKE_SECONDS", "0");
		this.small.runs(Environment.EARLIER);
		this.small.launches(1);
		this.small.refreshes("Successful", "Pending", "InProgress", "Successful");
	}

	@Test
	void appliesWhatWasApprovedAndWaitsUntilItAnswers() {
		String[] planned = this.small.plan();
		Tool.Outcome outcome = applyWhereItAnswers(planned);
		assertThat(outcome.succeeded())
			.containsSubsequence("the instance refresh of counter-small-adder: Pending",
					"the adder's machine is replaced", "/adder_service is served by", "/reset_service is served by",
					"small runs " + this.workplace.head())
			.doesNotContain("Outputs:");
		assertThat(this.workplace.calls("terraform"))
			.anyMatch((call) -> call.contains(" init ") && call.contains("-lockfile=readonly"))
			.anyMatch((call) -> call.endsWith("plan.tfplan") && call.contains(" apply "));
		assertThat(this.workplace.outputs()).containsEntry("release", this.workplace.head());
	}

	@Test
	void appliesWhatWasPlannedHereOnceItsEnvironmentIsNamed() {
		refusesToApply("no plan of small was stored from here: call deploy/plan small", "--confirm", "small");
		String[] planned = this.small.plan();
		refusesToApply("asks nobody without a terminal: confirm with --confirm small");
		refusesToApply("'production' is not 'small': nothing was done", "--confirm", "production");
		assertThat(applyWhereItAnswers(new String[0], "--confirm", "small").succeeded())
			.containsSubsequence("1 to update", "applies " + planned[0] + " to small");
	}

	@Test
	void refusesAPlanThatIsNotTheApprovedOne() throws IOException {
		String[] planned = this.small.plan();
		refusesToApply("is not the approved one: its SHA-256 is " + planned[1], planned[0], "0".repeat(64));
		Path stored = this.workplace.recorded("s3/" + Workplace.PLANS + "small/" + planned[0] + "/plan.tar");
		byte[] bytes = Files.readAllBytes(stored);
		bytes[bytes.length / 2] ^= 1;
		Files.write(stored, bytes);
		refusesToApply("approved was " + planned[1], planned);
	}

	@Test
	void refusesAPlanOfAnotherCommit() throws IOException {
		String[] planned = this.small.plan();
		String other = this.workplace.commit("second");
		refusesToApply("the plan is of commit " + planned[0].split("/")[0] + ", this is " + other, planned);
		String plans = "s3/" + Workplace.PLANS + "small/";
		Files.createDirectories(this.workplace.recorded(plans + other + "/77-1"));
		Files.copy(this.workplace.recorded(plans + planned[0] + "/plan.tar"),
				this.workplace.recorded(plans + other + "/77-1/plan.tar"));
		refusesToApply("this is small and " + other, other + "/77-1", planned[1]);
	}

	@Test
	void refusesAPlanThatIsStale() {
		String[] planned = this.small.plan();
		this.small.runs(Environment.EARLIER);
		refusesToApply("the plan is stale, the state has changed since: plan again", planned);
	}

	@Test
	void refusesAPlanThatIsNotThere() {
		refusesToApply("there is no plan " + this.workplace.head() + "/never", this.workplace.head() + "/never",
				"0".repeat(64));
		refusesToApply("'HEAD' names no plan", "HEAD", "0".repeat(64));
		refusesToApply("'abc' is no SHA-256", this.workplace.head() + "/1-1", "abc");
	}

	@Test
	void losesNoDatabaseUnlessItIsNamed() {
		this.small.changes(Environment.DATABASE, "aws_db_instance", "\"delete\", \"create\"");
		String[] planned = this.small.plan();
		refusesToApply("the plan deletes or replaces " + Environment.DATABASE, planned);
		refusesToApply("the plan deletes or replaces " + Environment.DATABASE,
				Stream.concat(Stream.of(planned), Stream.of("--may-destroy", "aws_s3_bucket.another"))
					.toArray(String[]::new));
		applyWhereItAnswers(planned, "--may-destroy", Environment.DATABASE).succeeded();
	}

	@Test
	void saysLoudlyThatAnotherReleaseAnswers() {
		String[] planned = this.small.plan();
		Tool.Outcome outcome = apply(planned,
				(path) -> path.startsWith("/reset") ? Environment.EARLIER : this.workplace.head());
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("/display_service is served by",
				"/reset_service answers '200 " + Environment.EARLIER + "' instead of '200 " + this.workplace.head()
						+ "'",
				"#  small: the release does not answer", "#  to go back: deploy/rollback small " + Environment.EARLIER);
	}

	@Test
	void asksWhatAnswersEvenIfNothingChanges() {
		this.workplace.has("answers/plan.json", "{\"resource_changes\": [], \"output_changes\": {}}");
		this.small.launches(2);
		String[] planned = this.small.plan();
		Tool.Outcome outcome = apply(planned, (path) -> Environment.EARLIER);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).containsSubsequence("the adder's machine has version 2 of its launch template",
				"#  small: the release does not answer");
		assertThat(applyWhereItAnswers(planned).succeeded()).contains("/reset_service is served by");
	}

	@Test
	void saysLoudlyThatItEndedHalfWay() {
		String[] planned = this.small.plan();
		this.workplace.has("answers/apply-error", "Error: creating it\n");
		assertThat(applyWhereItAnswers(planned).output()).contains("Error: creating it",
				"#  small: apply ended half-way", "plan again and apply that");
	}

	@Test
	void explainsALockedState() {
		String[] planned = this.small.plan();
		this.workplace.has("answers/apply-error", "Error: Error acquiring the state lock\n\n  ID:        4711\n");
		Tool.Outcome outcome = applyWhereItAnswers(planned);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("ID:        4711",
				"apply: the state is locked by another run: wait for it");
	}

	@Test
	void goesBackWithTheRecordOfAnEarlierRelease() {
		String first = this.workplace.head();
		this.workplace.commit("second");
		try (AnsweringRelease services = new AnsweringRelease((path) -> first)) {
			String[] arguments = { "small", first, "--confirm", "small", "--url", services.url() };
			assertThat(this.workplace.succeeds("rollback", arguments)).contains("small runs " + first);
		}
		assertThat(this.workplace.run("rollback", "small", first).output()).endsWith("confirm with --confirm small\n");
	}

	private Tool.Outcome applyWhereItAnswers(String[] planned, String... options) {
		return apply(planned, (path) -> this.workplace.head(), options);
	}

	private Tool.Outcome apply(String[] planned, Function<String, String> releaseOfPath, String... options) {
		try (AnsweringRelease services = new AnsweringRelease(releaseOfPath)) {
			return this.workplace.run("apply", Stream
				.of(Stream.of("small"), Stream.of(planned), Stream.of("--url", services.url()), Stream.of(options))
				.flatMap((part) -> part)
				.toArray(String[]::new));
		}
	}

	private void refusesToApply(String reason, String... arguments) {
		int before = this.workplace.content("calls").length();
		refusesAtOnce(reason, "apply", Stream.concat(Stream.of("small"), Stream.of(arguments)).toArray(String[]::new));
		assertThat(this.workplace.content("calls").substring(before)).doesNotContain(" apply ");
	}

}
