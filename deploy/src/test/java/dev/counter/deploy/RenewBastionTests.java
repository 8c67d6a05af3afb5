package dev.counter.deploy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/renew-bastion}: replaces the bastion by a confirmed plan.
 */
class RenewBastionTests extends EnvironmentTest {

	@Test
	void bastionIsReplacedWithTheRunningRelease() {
		this.small.runs(Environment.EARLIER);
		try (ReleaseServer services = new ReleaseServer((path) -> Environment.EARLIER)) {
			assertThat(this.checkout.succeeds("renew-bastion", "small", "--confirm", "small", "--url", services.url()))
				.contains("small runs " + Environment.EARLIER);
		}
		assertThat(this.checkout.calls("terraform"))
			.anyMatch((call) -> call.contains(" plan ") && call.contains("-replace=aws_instance.bastion_machine"))
			.anyMatch((call) -> call.contains(" apply ") && call.endsWith("plan.tfplan"));
	}

	@Test
	void renewalNeedsAConfirmationAndABastion() {
		this.small.runs(Environment.EARLIER);
		refusesAtOnce("confirm with --confirm small", "renew-bastion", "small");
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.STATE).toFile().delete()).isTrue();
		refuses("there is no bastion in small: nothing is deployed yet", "renew-bastion", "small", "--confirm",
				"small");
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ");
	}

}
