package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Build without credentials on one machine, publishing and attestation on another.
 */
class SeparatePublishingTests extends CheckoutTest {

	private static final String RELEASE = "deploy/target/release/";

	private static final String CONTENTS = "deploy/target/contents/";

	@Test
	void lookBuildsNothing() {
		this.checkout.has("ecr/counter/display/imageTag=" + this.checkout.head(), "sha256:1\n");
		this.checkout.succeeds("build", "--look");
		assertThat(this.checkout.outputs()).containsEntry("parts", "migrator reset archive")
			.containsEntry("built", "false");
		assertThat(this.checkout.content("calls")).doesNotContain("docker build", "mvnw", "build-archive");
	}

	@Test
	void partsAreBuiltWithoutCredentials() {
		this.checkout.succeeds("build", "--parts", "reset archive");
		assertThat(this.checkout.calls("aws")).isEmpty();
		assertThat(this.checkout.calls("docker")).filteredOn((call) -> call.startsWith("docker build")).hasSize(1);
		assertThat(this.checkout.outputs().get("scan")).matches(".*/counter/reset:\\w{40} deploy/.*tar\\.gz");
		assertThat(this.checkout.file(RELEASE + "images.tar")).exists();
	}

	@Test
	void artifactsOfAnotherMachineArePublished() throws IOException {
		this.checkout.succeeds("build", "--parts", "migrator display reset archive");
		try (var images = Files.list(this.checkout.recorded("images"))) {
			for (Path image : images.toList()) {
				Files.delete(image);
			}
		}
		this.checkout.succeeds("publish");
		assertThat(this.checkout.calls("docker")).filteredOn((call) -> call.startsWith("docker push")).hasSize(3);
	}

	@Test
	void otherDigestIsRefused() {
		this.checkout.succeeds("build", "--parts", "migrator display reset archive");
		String built = this.checkout.outputs().getOrDefault("digest", "");
		this.checkout.write(this.checkout.file(RELEASE + "adder-service.tar.gz"), "another");
		Tool.Outcome outcome = this.checkout.with("BUILT", built).run("publish");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("deploy/target/release is not what was built: its digest is ",
				"that of the build " + built);
		assertThat(this.checkout.content("calls")).doesNotContain("docker push", "put-object");
		this.checkout.write(this.checkout.file(RELEASE + "adder-service.tar.gz"), "the archive\n").succeeds("publish");
	}

	@Test
	void bomIsPublishedWithItsPart() throws IOException {
		this.checkout.succeeds("build");
		Path contents = this.checkout.file(RELEASE + "display.spdx.json");
		this.checkout.write(this.checkout.file(CONTENTS + "display.spdx.json"), "{}")
			.write(this.checkout.file(CONTENTS + "adder-service.spdx.json"), "[]");
		this.checkout.succeeds("publish");
		Files.delete(contents);
		this.checkout.succeeds("publish");
		assertThat(contents).hasContent("{}");
		assertThat(this.checkout
			.recorded("s3/" + ScriptCheckout.RELEASES + this.checkout.head() + "/adder-service.spdx.json"))
			.hasContent("[]");
	}

	@Test
	void missingAttestationsAreFound() {
		this.checkout.succeeds("build");
		this.checkout.write(this.checkout.file(CONTENTS + "display.spdx.json"), "{}").succeeds("publish");
		this.checkout.succeeds("find-unattested");
		assertThat(this.checkout.outputs()).containsEntry("provenance", "true")
			.containsEntry("contents_display", "true")
			.doesNotContainKey("contents_reset");
		this.checkout.has("outputs", "").has("answers/attestations", "1").succeeds("find-unattested");
		assertThat(this.checkout.outputs()).containsEntry("provenance", "false").doesNotContainKey("contents_display");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			push         | main  | success | true
			push         | main  | failure | false
			pull_request | main  | success | false
			push         | other | success | false
			""")
	void commitIsVerifiedByASuccessfulRunOfItsBranch(String event, String branch, String conclusion, String verified) {
		this.checkout.has("answers/runs.json",
				"{\"workflow_runs\": [{\"id\": 5, \"event\": \"%s\", \"head_branch\": \"%s\", \"conclusion\": null}]}"
					.formatted(event, branch))
			.has("answers/jobs.json",
					"""
							{"jobs": [{"name": "synth", "conclusion": "failure"}, {"name": "verify / lint", "conclusion": "success"},
							  {"name": "verify / test on JDK 17", "conclusion": "%s"}]}"""
						.formatted(conclusion));
		this.checkout.succeeds("check-verified", this.checkout.head());
		assertThat(this.checkout.outputs()).containsEntry("verified", verified);
	}

	@Test
	void commitWithoutARunIsNotVerified() {
		this.checkout.succeeds("check-verified", this.checkout.head());
		assertThat(this.checkout.outputs()).containsEntry("verified", "false");
	}

	@Test
	void failedCallIsAnErrorOfCheckVerified() {
		this.checkout.has("answers/runs.json", "none");
		assertThat(this.checkout.run("check-verified", this.checkout.head()).exit()).isNotZero();
		assertThat(this.checkout.outputs()).doesNotContainKey("verified");
	}

}
