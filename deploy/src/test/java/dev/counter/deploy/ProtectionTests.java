package dev.counter.deploy;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deletion protection is lifted under the lock of the state, and restored unless the
 * environment is destroyed.
 */
class ProtectionTests extends EnvironmentTest {

	private static final String LOCK = ScriptCheckout.STATE + ".tflock";

	@BeforeEach
	void protect() {
		this.small.runs(Environment.EARLIER);
		this.checkout.has("answers/rds-describe-db-instances", "available True\n")
			.has("answers/elbv2-describe-load-balancer-attributes", "true\n");
	}

	@Test
	void failedDestroyRestoresProtection() {
		this.checkout.has("answers/apply-error", "Error: not now\n");
		assertThat(this.checkout.run("destroy", "small", "--confirm", "small").output()).contains(
				"puts the protection of counter-small-database back", "puts the protection of arn:the-balancer back",
				"#  small: destroyed half-way");
		assertThat(this.checkout.content("calls")).containsSubsequence("put-object", LOCK.replaceFirst(".*?/", ""),
				"--no-deletion-protection", "Value=false", "apply -input=false -no-color -lock=false",
				" --deletion-protection", "Value=true", "delete-object");
		assertThat(this.checkout.recorded("s3/" + LOCK)).doesNotExist();
	}

	@Test
	void unprotectedResourcesStayUnprotected() {
		this.checkout.has("answers/apply-error", "Error: not now\n")
			.has("answers/rds-describe-db-instances", "available False\n")
			.has("answers/elbv2-describe-load-balancer-attributes", "false\n");
		assertThat(this.checkout.run("destroy", "small", "--confirm", "small").exit()).isEqualTo(1);
		assertThat(this.checkout.content("calls")).doesNotContain("modify-");
	}

	@Test
	void destroyRefusesALockedState() {
		String held = "{\"ID\": \"4711\", \"Operation\": \"OperationTypeApply\", \"Who\": \"somebody\", \"Created\": \"now\"}";
		this.checkout.has("s3/" + LOCK, held);
		Tool.Outcome outcome = refuses("the state is locked by another run: wait for it", "destroy", "small",
				"--confirm", "small");
		assertThat(outcome.output()).contains("ID:        4711", "Who:       somebody");
		assertThat(this.checkout.content("s3/" + LOCK)).isEqualTo(held);
		assertThat(this.checkout.content("calls")).doesNotContain(" apply ", "modify-", "delete-object");
	}

	@Test
	void lockIsHeldThoughTheAnswerWasLost() {
		this.checkout.has("answers/put-object-lost", "");
		this.checkout.succeeds("destroy", "small", "--confirm", "small");
		assertThat(this.checkout.content("calls")).containsSubsequence("put-object", "put-object", " apply ",
				"delete-object");
		assertThat(this.checkout.recorded("s3/" + LOCK)).doesNotExist();
	}

	@Test
	void protectionIsRestoredOnceTheDatabaseIsAvailable() {
		this.checkout.has("answers/apply-error", "Error: not now\n")
			.has("answers/rds-describe-db-instances", "available True\nmodifying False\n");
		this.checkout.run("destroy", "small", "--confirm", "small");
		assertThat(this.checkout.content("calls")).containsSubsequence("--no-deletion-protection",
				"rds wait db-instance-available", " apply ", "rds wait db-instance-available",
				" --deletion-protection");
	}

	@Test
	void balancerIsProtectedThoughTheDatabaseCallFails() {
		this.checkout.has("answers/apply-error", "Error: not now\n")
			.has("answers/rds-modify-db-instance-after-apply-error", "InvalidDBInstanceState");
		assertThat(this.checkout.run("destroy", "small", "--confirm", "small").output()).contains(
				"aws rds modify-db-instance failed", "puts the protection of arn:the-balancer back",
				"not ended: call deploy/push-state small");
		assertThat(read("deploy/target/destroys/small/lifted")).contains("database counter-small-database");
	}

}
