package dev.counter.deploy;

import java.nio.file.Files;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A state that Terraform could not save is the only record of what there is: no script
 * loses it, and a runner that goes leaves it behind.
 */
class UnsavedStateTests extends SmallEnvironment {

	private static final String UNSAVED = "{\"lineage\": \"ours\", \"serial\": 99}";

	@BeforeEach
	void run() {
		this.small.runs(Environment.EARLIER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "applies", "destroys", "plans" })
	void clearsNoneAway(String folder) {
		String[] planned = this.small.plan();
		String file = unsaved(folder);
		String reason = file + " is a state that could not be saved";
		refusesAtOnce(reason, "apply", "small", planned[0], planned[1]);
		refusesAtOnce(reason, "destroy", "small", "--confirm", "small");
		refusesAtOnce("save it with deploy/push-state small, which calls terraform state push", "plan", "small");
		assertThat(read(file)).isEqualTo(UNSAVED);
	}

	@Test
	void savesOneAtOnceBeforeTheRunnerIsGone() {
		String[] planned = this.small.plan();
		this.workplace.has("answers/apply-error", "Error: Failed to persist state to backend\n")
			.has("answers/errored.tfstate", UNSAVED);
		Tool.Outcome outcome = this.workplace.run("apply", "small", planned[0], planned[1]);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("push-state: the state of small is saved",
				"#  small: apply ended half-way");
		assertThat(this.workplace.content("s3/" + Workplace.STATE)).isEqualTo(UNSAVED);
		assertThat(Files.exists(this.workplace.file("deploy/target/applies/small/errored.tfstate"))).isFalse();
		this.workplace.succeeds("plan", "small", "--release", this.workplace.head());
	}

	@Test
	void savesWhatADestructionLeft() {
		this.workplace.has("answers/apply-error", "Error: Failed to persist state to backend\n")
			.has("answers/errored.tfstate", UNSAVED);
		assertThat(this.workplace.run("destroy", "small", "--confirm", "small").output())
			.contains("push-state: the state of small is saved", "#  small: destroyed half-way");
	}

	@ParameterizedTest
	@ValueSource(strings = { "apply", "destroy" })
	void letsTerraformSaveItsStateWhenSomebodyPressesCtrlC(String script) {
		String[] planned = this.small.plan();
		String[] arguments = script.equals("apply") ? new String[] { "small", planned[0], planned[1] }
				: new String[] { "small", "--confirm", "small" };
		this.workplace.has("answers/until-interrupted", "").has("answers/errored.tfstate", UNSAVED);
		Tool.Outcome outcome = this.workplace.interrupts("applying", script, arguments);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("Interrupt received.", "push-state: the state of small is saved",
				"half-way");
		assertThat(this.workplace.content("s3/" + Workplace.STATE)).isEqualTo(UNSAVED);
	}

	@Test
	void keepsItAndACopyWhenItCannotBeSaved() {
		String file = unsaved("applies");
		this.workplace.has("answers/state-error", "Error: Error acquiring the state lock\n");
		Tool.Outcome outcome = this.workplace.run("push-state", "small");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("#  small: its state is not saved", "Error acquiring the state lock",
				"push-state: a copy is in s3://" + Workplace.STATE + ".unsaved");
		assertThat(this.workplace.content("s3/" + Workplace.STATE + ".unsaved")).isEqualTo(UNSAVED);
		assertThat(read(file)).isEqualTo(UNSAVED);
	}

	@Test
	void stopsTheBootstrapAsWell() {
		this.workplace.write(this.workplace.file("target/bootstrap/errored.tfstate"), UNSAVED).has("calls", "");
		refusesAtOnce("errored.tfstate is a state that could not be saved", "bootstrap", "--unprotected",
				"target/bootstrap");
		assertThat(this.workplace.content("calls")).doesNotContain(" init", " apply");
	}

	@Test
	void findsNothingToSave() {
		assertThat(this.workplace.succeeds("push-state", "small")).contains("every state of small is saved");
	}

	private String unsaved(String folder) {
		String file = "deploy/target/" + folder + "/small/errored.tfstate";
		this.workplace.write(this.workplace.file(file), UNSAVED);
		return file;
	}

}
