package dev.counter.deploy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bastion is renewed on purpose, by a plan that is confirmed like any other.
 */
class RenewBastionTests extends SmallEnvironment {

	@Test
	void replacesTheBastionWithTheReleaseThatRuns() {
		this.small.runs(Environment.EARLIER);
		try (AnsweringRelease services = new AnsweringRelease((path) -> Environment.EARLIER)) {
			assertThat(this.workplace.succeeds("renew-bastion", "small", "--confirm", "small", "--url", services.url()))
				.contains("small runs " + Environment.EARLIER);
		}
		assertThat(this.workplace.calls("terraform"))
			.anyMatch((call) -> call.contains(" plan ") && call.contains("-replace=aws_instance.bastion_machine"))
			.anyMatch((call) -> call.contains(" apply ") && call.endsWith("plan.tfplan"));
	}

	@Test
	void changesNothingWithoutAConfirmationOrABastion() {
		this.small.runs(Environment.EARLIER);
		refusesAtOnce("confirm with --confirm small", "renew-bastion", "small");
		assertThat(this.workplace.recorded("s3/" + Workplace.STATE).toFile().delete()).isTrue();
		refuses("there is no bastion in small: nothing is deployed yet", "renew-bastion", "small", "--confirm",
				"small");
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ");
	}

}
