package dev.counter.deploy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reviewer reads what runs now, and whether a plan goes back; nothing goes back
 * unasked.
 */
class PlanDirectionTests extends SmallEnvironment {

	private String first = "";

	private String second = "";

	@BeforeEach
	void releaseTwice() {
		this.first = this.workplace.head();
		this.second = this.workplace.commit("second");
	}

	@Test
	void saysWhatRunsNowAndSinceWhen() {
		this.small.runs(this.first);
		goTo(this.second);
		plan("--release", this.first);
		assertThat(summary())
			.startsWith("### small: release %s, stack %s\n".formatted(brief(this.first), brief(this.second)))
			.contains("Runs now: release `%s`, stack `%1$s`, applied 2026-01-31T12:00:00+00:00."
				.formatted(brief(this.first)));
	}

	@Test
	void callsAnEarlierReleaseARollback() {
		this.small.runs(this.second);
		goTo(this.second);
		plan("--release", this.first);
		assertThat(summary()).startsWith(
				"### small: ROLLBACK to release %s, stack %s\n".formatted(brief(this.first), brief(this.second)));
	}

	@Test
	void refusesToGoBackUnasked() {
		this.small.runs(this.second);
		goTo(this.first);
		refusesAtOnce(
				"small runs release " + this.second + " with stack " + this.second + ", which is not in the history of "
						+ this.first + ": name it with --release " + this.first + " to go back",
				"plan", "small");
		plan("--release", this.first);
		assertThat(summary()).startsWith("### small: ROLLBACK to release ");
	}

	@Test
	void refusesWhatLeavesOutACommitThatRuns() {
		goTo(this.first);
		String aside = this.workplace.commit("aside");
		this.small.runs(this.second);
		this.workplace.succeeds("build");
		this.workplace.succeeds("publish");
		goTo(aside);
		refusesAtOnce("which is not in the history of " + aside, "plan", "small");
	}

	@Test
	void saysWhenTheCloneCannotTell() {
		this.small.runs(Environment.EARLIER);
		goTo(this.first);
		plan();
		assertThat(summary()).startsWith("### small: release ")
			.contains("> [!WARNING]\n> Whether this goes back is unknown");
	}

	@Test
	void refusesTheRecordOfAnotherRelease() {
		String record = "/release.tfvars.json";
		this.workplace.has("s3/" + Workplace.RELEASES + this.second + record,
				this.workplace.content("s3/" + Workplace.RELEASES + this.first + record));
		goTo(this.second);
		refusesAtOnce("/releases/" + this.second + record + " is the record of another release than " + this.second,
				"plan", "small");
	}

	@Test
	void plansAReleaseThatIsAttested() {
		goTo(this.first);
		plan("--attested=true");
		assertThat(this.workplace.calls("gh")).singleElement()
			.asString()
			.startsWith("gh attestation verify /")
			.contains("small/release.tfvars.json --repo counter-example/counter ",
					"--signer-workflow counter-example/counter/.github/workflows/build.yml --source-ref refs/heads/main --source-digest "
							+ this.first);
		this.workplace.has("answers/unattested", "");
		refusesAtOnce("nothing attests that build.yml made the record of " + this.first + ": no attestations found",
				"plan", "small", "--attested");
		plan("--attested=false");
	}

	private void plan(String... options) {
		this.small.plan(options);
	}

	private void goTo(String commit) {
		this.workplace.git("checkout", "--quiet", "--detach", commit);
		this.workplace.succeeds("synth");
	}

	private String summary() {
		return read("deploy/target/plans/small/summary.md");
	}

	private static String brief(String commit) {
		return commit.substring(0, 12);
	}

}
