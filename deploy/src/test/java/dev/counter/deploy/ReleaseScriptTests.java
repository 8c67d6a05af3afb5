package dev.counter.deploy;

import java.util.List;

import dev.counter.contract.Machine;
import dev.counter.contract.Service;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A release is built and published once for each commit, whatever happens in between.
 */
class ReleaseScriptTests extends EmptyWorkplace {

	private static final List<String> IMAGES = List.of("migrator", "display", "reset");

	@Test
	void buildsAndRecordsEveryPart() {
		this.workplace.succeeds("build");
		assertThat(this.workplace.outputs()).containsEntry("built", "true")
			.hasEntrySatisfying("scan", (scan) -> assertThat(scan.split(" ")).hasSize(4)
				.endsWith("deploy/target/release/" + Machine.ARCHIVE));
		String said = this.workplace.succeeds("publish");
		assertThat(record()).contains("\"release_commit\": \"" + this.workplace.head() + "\"",
				"\"release_ami_id\": \"ami-0123456789abcdef0\"", "\"release_adder_sha256\": \"");
		assertThat(said).endsWith(record()).doesNotContain("a-password-of-the-registry");
		assertThat(this.workplace.file("deploy/target/release/release.tfvars.json")).hasContent(record());
		assertThat(this.workplace.file("deploy/target/release/checksums.sha256")).content()
			.contains("  adder-service.tar.gz\n", "amazonaws.com/counter/reset\n");
		assertThat(this.workplace.outputs()).containsEntry("release", this.workplace.head())
			.containsKeys("migrator", "display_name", "display_digest", "reset", "archive_digest");
	}

	@Test
	void imagesAreBuiltWithThePortsOfTheContract() {
		this.workplace.succeeds("build");
		Service service = Service.DISPLAY;
		assertThat(this.workplace.calls("docker")).anySatisfy((call) -> assertThat(call)
			.contains("--build-arg SERVICE=%s --build-arg PORT=%s --build-arg MANAGEMENT_PORT=%s "
				.formatted(service.key(), service.port(), service.managementPort())));
	}

	@Test
	void buildsAndPublishesNothingTwice() {
		publish();
		this.workplace.has("calls", "");
		assertThat(this.workplace.succeeds("build")).contains("nothing to build");
		assertThat(this.workplace.succeeds("publish")).contains("is published already");
		assertThat(this.workplace.outputs()).containsEntry("built", "false");
		assertThat(this.workplace.content("calls")).doesNotContain("mvnw", "build-archive", "put-object", " push ",
				"docker build");
	}

	@Test
	void goesOnWherePublishingWasInterrupted() {
		this.workplace.has("answers/push-error", "counter/display").succeeds("build");
		assertThat(this.workplace.run("publish").exit()).isEqualTo(1);
		assertThat(this.workplace.recorded("s3/" + Workplace.RELEASES)).doesNotExist();
		this.workplace.has("answers/push-error", "nothing").has("calls", "");
		this.workplace.succeeds("build");
		assertThat(this.workplace.content("calls")).doesNotContain("docker build", "mvnw", "build-archive");
		assertThat(this.workplace.outputs()).containsEntry("parts", "display reset archive");
		this.workplace.succeeds("publish");
		assertThat(this.workplace.calls("docker"))
			.noneMatch((call) -> call.startsWith("docker push") && call.contains("counter/migrator"))
			.anyMatch((call) -> call.startsWith("docker push") && call.contains("counter/display"));
		assertThat(record()).contains(this.workplace.head());
	}

	@Test
	void keepsTheRecordOfWhoWasFaster() {
		this.workplace.succeeds("build");
		String key = "s3/" + Workplace.RELEASES + this.workplace.head() + "/" + Machine.ARCHIVE;
		this.workplace.has(key, "the archive of another run")
			.has(key + ".metadata", "{\"sha256\": \"" + "0".repeat(64) + "\"}");
		this.workplace.succeeds("publish");
		assertThat(this.workplace.content(key)).isEqualTo("the archive of another run");
		assertThat(record()).contains("\"release_adder_sha256\": \"" + "0".repeat(64) + "\"");
	}

	@Test
	void triesAgainWhileAnotherWritesTheSame() {
		this.workplace.has("answers/s3api-put-object-refusals",
				"ConditionalRequestConflict\nConditionalRequestConflict\n");
		publish();
		assertThat(record()).contains(this.workplace.head());
		this.workplace.commit("second");
		this.workplace.with("RETRY_SECONDS", "0")
			.has("answers/s3api-put-object-refusals", "ConditionalRequestConflict\n".repeat(9))
			.succeeds("build");
		Tool.Outcome outcome = this.workplace.run("publish");
		assertThat(outcome.exit()).isEqualTo(3);
		assertThat(outcome.output()).contains("aws s3api put-object failed for 0 s");
	}

	@Test
	void hidesCredentialsFromWhatItBuilds() {
		this.workplace.succeeds("build");
		this.workplace.succeeds("synth", "small");
		assertThat(this.workplace.content("seen")).isEmpty();
	}

	@Test
	void refusesChangesThatAreNotCommitted() {
		this.workplace.write(this.workplace.file("change"), "");
		for (String script : List.of("build", "publish")) {
			refuses(script, "the working tree has changes: commit or stash them");
		}
		assertThat(this.workplace.content("calls")).isEmpty();
	}

	@Test
	void refusesWhatIsNotBuiltFromThisCommit() {
		refuses("publish", "run deploy/build first");
		this.workplace.succeeds("build");
		String second = this.workplace.commit("second");
		refuses("publish", "there is no image");
		IMAGES.forEach((image) -> this.workplace.has("ecr/counter/" + image + "/imageTag=" + second, "sha256:1\n"));
		refuses("publish", "there is no archive of " + second);
	}

	@Test
	void refusesImagesOfAnotherArchitecture() {
		this.workplace.with("IMAGE_ARCHITECTURE", "amd64");
		refuses("build", "the image migrator is not for arm64: build on such a machine");
	}

	@Test
	void refusesARecordThatTerraformWouldNotTake() {
		this.workplace.succeeds("build");
		this.workplace.has("ecr/counter/reset/imageTag=" + this.workplace.head(), "None\n");
		refuses("publish", "is no record of a release");
		assertThat(this.workplace.recorded("s3/" + Workplace.RELEASES + this.workplace.head() + "/release.tfvars.json"))
			.doesNotExist();
	}

	@Test
	void refusesCertificatesThatAreMissing() {
		this.workplace.with("RDS_CA", "none");
		refuses("build", "RDS_CA=none is for local use");
	}

	@Test
	void refusesCredentialsOfAnotherAccount() {
		this.workplace.with("AWS_RECORDED_ACCOUNT", "999999999999");
		refuses("build", "these credentials are of account 999999999999, infra-cdktf/account.yaml names");
	}

	private void publish() {
		this.workplace.succeeds("build");
		this.workplace.succeeds("publish");
	}

	private String record() {
		return this.workplace.content("s3/" + Workplace.RELEASES + this.workplace.head() + "/release.tfvars.json");
	}

	private void refuses(String script, String reason) {
		Tool.Outcome outcome = this.workplace.run(script);
		assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
		assertThat(outcome.output().strip().lines().reduce((before, last) -> last))
			.hasValueSatisfying((last) -> assertThat(last).startsWith(script + ": ").contains(reason));
	}

}
