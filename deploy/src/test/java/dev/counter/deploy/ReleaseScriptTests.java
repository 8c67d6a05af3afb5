package dev.counter.deploy;

import java.util.List;

import dev.counter.contract.Machine;
import dev.counter.contract.Service;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code deploy/build} and {@code deploy/publish}: one release for each commit, after
 * interruptions, too.
 */
class ReleaseScriptTests extends CheckoutTest {

	private static final List<String> IMAGES = List.of("migrator", "display", "reset");

	@Test
	void everyPartIsBuiltAndRecorded() {
		this.checkout.succeeds("build");
		assertThat(this.checkout.outputs()).containsEntry("built", "true")
			.hasEntrySatisfying("scan", (scan) -> assertThat(scan.split(" ")).hasSize(4)
				.endsWith("deploy/target/release/" + Machine.ARCHIVE));
		String said = this.checkout.succeeds("publish");
		assertThat(record()).contains("\"release_commit\": \"" + this.checkout.head() + "\"",
				"\"release_ami_id\": \"ami-0123456789abcdef0\"", "\"release_adder_sha256\": \"");
		assertThat(said).endsWith(record()).doesNotContain("a-password-of-the-registry");
		assertThat(this.checkout.file("deploy/target/release/release.tfvars.json")).hasContent(record());
		assertThat(this.checkout.file("deploy/target/release/checksums.sha256")).content()
			.contains("  adder-service.tar.gz\n", "amazonaws.com/counter/reset\n");
		assertThat(this.checkout.outputs()).containsEntry("release", this.checkout.head())
			.containsKeys("migrator", "display_name", "display_digest", "reset", "archive_digest");
	}

	@Test
	void imagesAreBuiltWithThePortsOfTheContract() {
		this.checkout.succeeds("build");
		Service service = Service.DISPLAY;
		assertThat(this.checkout.calls("docker")).anySatisfy((call) -> assertThat(call)
			.contains("--build-arg SERVICE=%s --build-arg PORT=%s --build-arg MANAGEMENT_PORT=%s "
				.formatted(service.key(), service.port(), service.managementPort())));
	}

	@Test
	void secondRunBuildsAndPublishesNothing() {
		publish();
		this.checkout.has("calls", "");
		assertThat(this.checkout.succeeds("build")).contains("nothing to build");
		assertThat(this.checkout.succeeds("publish")).contains("is published already");
		assertThat(this.checkout.outputs()).containsEntry("built", "false");
		assertThat(this.checkout.content("calls")).doesNotContain("mvnw", "build-archive", "put-object", " push ",
				"docker build");
	}

	@Test
	void interruptedPublishIsResumed() {
		this.checkout.has("answers/push-error", "counter/display").succeeds("build");
		assertThat(this.checkout.run("publish").exit()).isEqualTo(1);
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.RELEASES)).doesNotExist();
		this.checkout.has("answers/push-error", "nothing").has("calls", "");
		this.checkout.succeeds("build");
		assertThat(this.checkout.content("calls")).doesNotContain("docker build", "mvnw", "build-archive");
		assertThat(this.checkout.outputs()).containsEntry("parts", "display reset archive");
		this.checkout.succeeds("publish");
		assertThat(this.checkout.calls("docker"))
			.noneMatch((call) -> call.startsWith("docker push") && call.contains("counter/migrator"))
			.anyMatch((call) -> call.startsWith("docker push") && call.contains("counter/display"));
		assertThat(record()).contains(this.checkout.head());
	}

	@Test
	void concurrentPublishKeepsTheFirst() {
		this.checkout.succeeds("build");
		String key = "s3/" + ScriptCheckout.RELEASES + this.checkout.head() + "/" + Machine.ARCHIVE;
		this.checkout.has(key, "the archive of another run")
			.has(key + ".metadata", "{\"sha256\": \"" + "0".repeat(64) + "\"}");
		this.checkout.succeeds("publish");
		assertThat(this.checkout.content(key)).isEqualTo("the archive of another run");
		assertThat(record()).contains("\"release_adder_sha256\": \"" + "0".repeat(64) + "\"");
	}

	@Test
	void conflictingWriteIsRetried() {
		this.checkout.has("answers/s3api-put-object-refusals",
				"ConditionalRequestConflict\nConditionalRequestConflict\n");
		publish();
		assertThat(record()).contains(this.checkout.head());
		this.checkout.commit("second");
		this.checkout.with("RETRY_SECONDS", "0")
			.has("answers/s3api-put-object-refusals", "ConditionalRequestConflict\n".repeat(9))
			.succeeds("build");
		Tool.Outcome outcome = this.checkout.run("publish");
		assertThat(outcome.exit()).isEqualTo(3);
		assertThat(outcome.output()).contains("aws s3api put-object failed for 0 s");
	}

	@Test
	void buildSeesNoCredentials() {
		this.checkout.succeeds("build");
		this.checkout.succeeds("synth", "small");
		assertThat(this.checkout.content("seen")).isEmpty();
	}

	@Test
	void uncommittedChangesAreRefused() {
		this.checkout.write(this.checkout.file("change"), "");
		for (String script : List.of("build", "publish")) {
			refuses(script, "the working tree has changes: commit or stash them");
		}
		assertThat(this.checkout.content("calls")).isEmpty();
	}

	@Test
	void artifactsOfAnotherCommitAreRefused() {
		refuses("publish", "run deploy/build first");
		this.checkout.succeeds("build");
		String second = this.checkout.commit("second");
		refuses("publish", "there is no image");
		IMAGES.forEach((image) -> this.checkout.has("ecr/counter/" + image + "/imageTag=" + second, "sha256:1\n"));
		refuses("publish", "there is no archive of " + second);
	}

	@Test
	void imagesOfAnotherArchitectureAreRefused() {
		this.checkout.with("IMAGE_ARCHITECTURE", "amd64");
		refuses("build", "the image migrator is not for arm64: build on such a machine");
	}

	@Test
	void invalidRecordIsRefused() {
		this.checkout.succeeds("build");
		this.checkout.has("ecr/counter/reset/imageTag=" + this.checkout.head(), "None\n");
		refuses("publish", "is no record of a release");
		assertThat(
				this.checkout.recorded("s3/" + ScriptCheckout.RELEASES + this.checkout.head() + "/release.tfvars.json"))
			.doesNotExist();
	}

	@Test
	void missingCertificatesAreRefused() {
		this.checkout.with("RDS_CA", "none");
		refuses("build", "RDS_CA=none is for local use");
	}

	@Test
	void credentialsOfAnotherAccountAreRefused() {
		this.checkout.with("AWS_RECORDED_ACCOUNT", "999999999999");
		refuses("build", "these credentials are of account 999999999999, infra-cdktf/account.yaml names");
	}

	private void publish() {
		this.checkout.succeeds("build");
		this.checkout.succeeds("publish");
	}

	private String record() {
		return this.checkout.content("s3/" + ScriptCheckout.RELEASES + this.checkout.head() + "/release.tfvars.json");
	}

	private void refuses(String script, String reason) {
		Tool.Outcome outcome = this.checkout.run(script);
		assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
		assertThat(outcome.output().strip().lines().reduce((before, last) -> last))
			.hasValueSatisfying((last) -> assertThat(last).startsWith(script + ": ").contains(reason));
	}

}
