package dev.counter.deploy;

import java.nio.file.Files;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A state that Terraform could not save ({@code errored.tfstate}) is never lost.
 */
class UnsavedStateTests extends EnvironmentTest {

	private static final String UNSAVED = "{\"lineage\": \"ours\", \"serial\": 99}";

	@BeforeEach
	void run() {
		this.small.runs(Environment.EARLIER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "applies", "destroys", "plans" })
	void unsavedStateBlocksEveryChange(String folder) {
		String[] planned = this.small.plan();
		String file = unsaved(folder);
		String reason = file + " is a state that could not be saved";
		refusesAtOnce(reason, "apply", "small", planned[0], planned[1]);
		refusesAtOnce(reason, "destroy", "small", "--confirm", "small");
		refusesAtOnce("save it with deploy/push-state small, which calls terraform state push", "plan", "small");
		assertThat(read(file)).isEqualTo(UNSAVED);
	}

	@Test
	void unsavedStateIsPushedAtOnce() {
		String[] planned = this.small.plan();
		this.checkout.has("answers/apply-error", "Error: Failed to persist state to backend\n")
			.has("answers/errored.tfstate", UNSAVED);
		Tool.Outcome outcome = this.checkout.run("apply", "small", planned[0], planned[1]);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("push-state: the state of small is saved",
				"#  small: apply ended half-way");
		assertThat(this.checkout.content("s3/" + ScriptCheckout.STATE)).isEqualTo(UNSAVED);
		assertThat(Files.exists(this.checkout.file("deploy/target/applies/small/errored.tfstate"))).isFalse();
		this.checkout.succeeds("plan", "small", "--release", this.checkout.head());
	}

	@Test
	void unsavedStateOfADestroyIsPushed() {
		this.checkout.has("answers/apply-error", "Error: Failed to persist state to backend\n")
			.has("answers/errored.tfstate", UNSAVED);
		assertThat(this.checkout.run("destroy", "small", "--confirm", "small").output())
			.contains("push-state: the state of small is saved", "#  small: destroyed half-way");
	}

	@ParameterizedTest
	@ValueSource(strings = { "apply", "destroy" })
	void interruptLetsTerraformSaveItsState(String script) {
		String[] planned = this.small.plan();
		String[] arguments = script.equals("apply") ? new String[] { "small", planned[0], planned[1] }
				: new String[] { "small", "--confirm", "small" };
		this.checkout.has("answers/until-interrupted", "").has("answers/errored.tfstate", UNSAVED);
		Tool.Outcome outcome = this.checkout.interrupts("applying", script, arguments);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("Interrupt received.", "push-state: the state of small is saved",
				"half-way");
		assertThat(this.checkout.content("s3/" + ScriptCheckout.STATE)).isEqualTo(UNSAVED);
	}

	@Test
	void unsavedStateIsKeptAndCopied() {
		String file = unsaved("applies");
		this.checkout.has("answers/state-error", "Error: Error acquiring the state lock\n");
		Tool.Outcome outcome = this.checkout.run("push-state", "small");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("#  small: its state is not saved", "Error acquiring the state lock",
				"push-state: a copy is in s3://" + ScriptCheckout.STATE + ".unsaved");
		assertThat(this.checkout.content("s3/" + ScriptCheckout.STATE + ".unsaved")).isEqualTo(UNSAVED);
		assertThat(read(file)).isEqualTo(UNSAVED);
	}

	@Test
	void unsavedStateBlocksBootstrap() {
		this.checkout.write(this.checkout.file("target/bootstrap/errored.tfstate"), UNSAVED).has("calls", "");
		refusesAtOnce("errored.tfstate is a state that could not be saved", "bootstrap", "--unprotected",
				"target/bootstrap");
		assertThat(this.checkout.content("calls")).doesNotContain(" init", " apply");
	}

	@Test
	void savedStateNeedsNoPush() {
		assertThat(this.checkout.succeeds("push-state", "small")).contains("every state of small is saved");
	}

	private String unsaved(String folder) {
		String file = "deploy/target/" + folder + "/small/errored.tfstate";
		this.checkout.write(this.checkout.file(file), UNSAVED);
		return file;
	}

}
