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
 * One machine looks what is missing, another builds it without anybody's account, a third
 * publishes what it was handed, and sees what is not attested.
 */
class SeparatePublishingTests extends EmptyWorkplace {

	private static final String RELEASE = "deploy/target/release/";

	private static final String CONTENTS = "deploy/target/contents/";

	@Test
	void looksWithoutBuilding() {
		this.workplace.has("ecr/counter/display/imageTag=" + this.workplace.head(), "sha256:1\n");
		this.workplace.succeeds("build", "--look");
		assertThat(this.workplace.outputs()).containsEntry("parts", "migrator reset archive")
			.containsEntry("built", "false");
		assertThat(this.workplace.content("calls")).doesNotContain("docker build", "mvnw", "build-archive");
	}

	@Test
	void buildsPartsWithoutAnAccount() {
		this.workplace.succeeds("build", "--parts", "reset archive");
		assertThat(this.workplace.calls("aws")).isEmpty();
		assertThat(this.workplace.calls("docker")).filteredOn((call) -> call.startsWith("docker build")).hasSize(1);
		assertThat(this.workplace.outputs().get("scan")).matches(".*/counter/reset:\\w{40} deploy/.*tar\\.gz");
		assertThat(this.workplace.file(RELEASE + "images.tar")).exists();
	}

	@Test
	void publishesWhatAnotherMachineBuilt() throws IOException {
		this.workplace.succeeds("build", "--parts", "migrator display reset archive");
		try (var images = Files.list(this.workplace.recorded("images"))) {
			for (Path image : images.toList()) {
				Files.delete(image);
			}
		}
		this.workplace.succeeds("publish");
		assertThat(this.workplace.calls("docker")).filteredOn((call) -> call.startsWith("docker push")).hasSize(3);
	}

	@Test
	void refusesToPublishWhatWasNotBuilt() {
		this.workplace.succeeds("build", "--parts", "migrator display reset archive");
		String built = this.workplace.outputs().getOrDefault("digest", "");
		this.workplace.write(this.workplace.file(RELEASE + "adder-service.tar.gz"), "another");
		Tool.Outcome outcome = this.workplace.with("BUILT", built).run("publish");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("deploy/target/release is not what was built: its digest is ",
				"that of the build " + built);
		assertThat(this.workplace.content("calls")).doesNotContain("docker push", "put-object");
		this.workplace.write(this.workplace.file(RELEASE + "adder-service.tar.gz"), "the archive\n")
			.succeeds("publish");
	}

	@Test
	void keepsWhatIsInAPartWithIt() throws IOException {
		this.workplace.succeeds("build");
		Path contents = this.workplace.file(RELEASE + "display.spdx.json");
		this.workplace.write(this.workplace.file(CONTENTS + "display.spdx.json"), "{}")
			.write(this.workplace.file(CONTENTS + "adder-service.spdx.json"), "[]");
		this.workplace.succeeds("publish");
		Files.delete(contents);
		this.workplace.succeeds("publish");
		assertThat(contents).hasContent("{}");
		assertThat(this.workplace
			.recorded("s3/" + Workplace.RELEASES + this.workplace.head() + "/adder-service.spdx.json"))
			.hasContent("[]");
	}

	@Test
	void findsWhatIsNotAttested() {
		this.workplace.succeeds("build");
		this.workplace.write(this.workplace.file(CONTENTS + "display.spdx.json"), "{}").succeeds("publish");
		this.workplace.succeeds("find-unattested");
		assertThat(this.workplace.outputs()).containsEntry("provenance", "true")
			.containsEntry("contents_display", "true")
			.doesNotContainKey("contents_reset");
		this.workplace.has("outputs", "").has("answers/attestations", "1").succeeds("find-unattested");
		assertThat(this.workplace.outputs()).containsEntry("provenance", "false").doesNotContainKey("contents_display");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			push         | main  | success | true
			push         | main  | failure | false
			pull_request | main  | success | false
			push         | other | success | false
			""")
	void takesACommitForVerifiedWhenABranchesRunSucceeded(String event, String branch, String conclusion,
			String verified) {
		this.workplace.has("answers/runs.json",
				"{\"workflow_runs\": [{\"id\": 5, \"event\": \"%s\", \"head_branch\": \"%s\", \"conclusion\": null}]}"
					.formatted(event, branch))
			.has("answers/jobs.json",
					"""
							{"jobs": [{"name": "synth", "conclusion": "failure"}, {"name": "verify / lint", "conclusion": "success"},
							  {"name": "verify / test on JDK 17", "conclusion": "%s"}]}"""
						.formatted(conclusion));
		this.workplace.succeeds("check-verified", this.workplace.head());
		assertThat(this.workplace.outputs()).containsEntry("verified", verified);
	}

	@Test
	void takesNoCommitForVerifiedThatNothingRanFor() {
		this.workplace.succeeds("check-verified", this.workplace.head());
		assertThat(this.workplace.outputs()).containsEntry("verified", "false");
	}

	@Test
	void endsWhenNobodyCanSayWhetherACommitIsVerified() {
		this.workplace.has("answers/runs.json", "none");
		assertThat(this.workplace.run("check-verified", this.workplace.head()).exit()).isNotZero();
		assertThat(this.workplace.outputs()).doesNotContainKey("verified");
	}

}
