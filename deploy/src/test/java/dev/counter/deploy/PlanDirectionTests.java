package dev.counter.deploy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rollback detection of {@code deploy/plan}: an unrequested rollback is refused.
 */
class PlanDirectionTests extends EnvironmentTest {

	private String first = "";

	private String second = "";

	@BeforeEach
	void releaseTwice() {
		this.first = this.checkout.head();
		this.second = this.checkout.commit("second");
	}

	@Test
	void summaryNamesTheRunningReleaseAndItsTime() {
		this.small.runs(this.first);
		goTo(this.second);
		plan("--release", this.first);
		assertThat(summary())
			.startsWith("### small: release %s, stack %s\n".formatted(brief(this.first), brief(this.second)))
			.contains("Runs now: release `%s`, stack `%1$s`, applied 2026-01-31T12:00:00+00:00."
				.formatted(brief(this.first)));
	}

	@Test
	void earlierReleaseIsARollback() {
		this.small.runs(this.second);
		goTo(this.second);
		plan("--release", this.first);
		assertThat(summary()).startsWith(
				"### small: ROLLBACK to release %s, stack %s\n".formatted(brief(this.first), brief(this.second)));
	}

	@Test
	void planRefusesAnUnrequestedRollback() {
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
	void planRefusesAHistoryWithoutTheRunningCommit() {
		goTo(this.first);
		String aside = this.checkout.commit("aside");
		this.small.runs(this.second);
		this.checkout.succeeds("build");
		this.checkout.succeeds("publish");
		goTo(aside);
		refusesAtOnce("which is not in the history of " + aside, "plan", "small");
	}

	@Test
	void shallowCloneIsReported() {
		this.small.runs(Environment.EARLIER);
		goTo(this.first);
		plan();
		assertThat(summary()).startsWith("### small: release ")
			.contains("> [!WARNING]\n> Whether this goes back is unknown");
	}

	@Test
	void recordOfAnotherReleaseIsRefused() {
		String record = "/release.tfvars.json";
		this.checkout.has("s3/" + ScriptCheckout.RELEASES + this.second + record,
				this.checkout.content("s3/" + ScriptCheckout.RELEASES + this.first + record));
		goTo(this.second);
		refusesAtOnce("/releases/" + this.second + record + " is the record of another release than " + this.second,
				"plan", "small");
	}

	@Test
	void attestedReleaseIsPlanned() {
		goTo(this.first);
		plan("--attested=true");
		assertThat(this.checkout.calls("gh")).singleElement()
			.asString()
			.startsWith("gh attestation verify /")
			.contains("small/release.tfvars.json --repo counter-example/counter ",
					"--signer-workflow counter-example/counter/.github/workflows/build.yml --source-ref refs/heads/main --source-digest "
							+ this.first);
		this.checkout.has("answers/unattested", "");
		refusesAtOnce("nothing attests that build.yml made the record of " + this.first + ": no attestations found",
				"plan", "small", "--attested");
		plan("--attested=false");
	}

	private void plan(String... options) {
		this.small.plan(options);
	}

	private void goTo(String commit) {
		this.checkout.git("checkout", "--quiet", "--detach", commit);
		this.checkout.succeeds("synth");
	}

	private String summary() {
		return read("deploy/target/plans/small/summary.md");
	}

	private static String brief(String commit) {
		return commit.substring(0, 12);
	}

}
