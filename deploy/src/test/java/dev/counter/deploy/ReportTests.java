package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans become comments, drift becomes an issue, vulnerabilities fail the scan.
 */
class ReportTests {

	private static final Tool BASH = Tool.required("bash");

	@TempDir
	Path folder;

	private StubPrograms programs;

	private Path summary;

	@BeforeEach
	void programs() throws IOException {
		this.programs = new StubPrograms(Files.createDirectory(this.folder.resolve("programs")));
		this.summary = Files.writeString(
				Files.createDirectories(this.folder.resolve("drift/small")).resolve("summary.md"), "1 to change\n");
	}

	@Test
	void planIsWrittenAsAComment() {
		this.programs.with("gh", "");
		run(".github/scripts/comment-plan", "7", "small", this.summary).succeeded();
		assertThat(this.programs.called()).last()
			.asString()
			.contains("--method POST repos/{owner}/{repo}/issues/7/comments --field body=@");
	}

	@Test
	void commentOfAnEarlierPlanIsUpdated() {
		this.programs.with("gh", "case \"$*\" in *--paginate*) echo 42;; esac");
		run(".github/scripts/comment-plan", "7", "small", this.summary).succeeded();
		assertThat(this.programs.called()).first().asString().contains("<!-- plan of small -->");
		assertThat(this.programs.called()).last()
			.asString()
			.contains("--method PATCH repos/{owner}/{repo}/issues/comments/42");
	}

	@Test
	void longCommentKeepsDeletionsAndReplacements() throws IOException {
		this.programs.with("gh", "for sent; do cp \"${sent#body=@}\" $(dirname $0)/body 2>/dev/null; done; true");
		Files.writeString(this.summary, "### small\n" + "| update | `aws_lb.ü` | tags |\n".repeat(4000)
				+ "| **delete** | `aws_db_instance.main` |  |\n| update | `aws_lb.last` | tags |\nPlan `it`\n");
		run(".github/scripts/comment-plan", "7", "small", this.summary).succeeded();
		String body = Files.readString(this.programs.folder().resolve("body"));
		assertThat(body).hasSizeLessThan(65_536)
			.startsWith("<!-- plan of small -->\n### small\n| update |")
			.contains("| **delete** | `aws_db_instance.main` |  |\nPlan `it`\n")
			.endsWith(" rows are left out here: the whole summary is on the page of the run.\n");
		assertThat(body.lines().filter((line) -> line.startsWith("| update"))).isNotEmpty()
			.allMatch((line) -> line.equals("| update | `aws_lb.ü` | tags |"));
	}

	@ParameterizedTest
	@CsvSource({ "seven, small, a pull request is a number", "7, ../small, is no environment",
			"7; ls, small, a number" })
	void invalidPullRequestIsRefused(String pullRequest, String environment, String said) {
		this.programs.with("gh", "");
		Tool.Outcome outcome = run(".github/scripts/comment-plan", pullRequest, environment, this.summary);
		assertThat(outcome.exit()).isEqualTo(2);
		assertThat(outcome.output().lines()).singleElement().asString().contains(said);
		assertThat(this.programs.called()).isEmpty();
	}

	@Test
	void driftOpensAnIssue() {
		this.programs.with("gh", "");
		run(".github/scripts/report-drift", this.folder.resolve("drift")).succeeded();
		assertThat(this.programs.called()).last()
			.isEqualTo(
					"gh issue create --title What runs in small is not what was applied --body-file " + this.summary);
	}

	@Test
	void driftUpdatesAnOpenIssue() {
		this.programs.with("gh", "case \"$*\" in *list*) echo 3;; esac");
		run(".github/scripts/report-drift", this.folder.resolve("drift")).succeeded();
		assertThat(this.programs.called()).last().isEqualTo("gh issue comment 3 --body-file " + this.summary);
	}

	@Test
	void noDriftOpensNoIssue() {
		this.programs.with("gh", "");
		assertThat(run(".github/scripts/report-drift", this.folder.resolve("programs")).succeeded())
			.contains("as it was applied");
		assertThat(this.programs.called()).isEmpty();
	}

	@Test
	void failedDriftCheckOpensAnIssue() {
		this.programs.with("gh", "");
		run(".github/scripts/report-drift", this.folder.resolve("programs"), "failure", "https://example.org/runs/1")
			.succeeded();
		assertThat(this.programs.called()).last()
			.asString()
			.startsWith("gh issue create --title The drift check failed --body-file ");
		assertThat(run(".github/scripts/report-drift", this.folder.resolve("programs"), "success",
				"https://example.org/runs/1")
			.succeeded()).contains("as it was applied");
	}

	@Test
	void archiveIsScanned() throws IOException {
		Path archive = this.folder.resolve("adder-service.tar.gz");
		Files.writeString(this.folder.resolve("app.jar"), "");
		Tool.required("tar").run("-czf", archive, "-C", this.folder, "app.jar").succeeded();
		this.programs.with("syft", "ls ${2#dir:} | sed 's/^/in it: /' >> $(dirname $0)/calls").with("grype", "");
		run("deploy/scan", archive).succeeded();
		assertThat(this.programs.called()).hasSize(3)
			.anySatisfy((call) -> assertThat(call).startsWith("syft scan dir:")
				.contains("--source-name adder-service ", "/adder-service.spdx.json"))
			.contains("in it: app.jar");
	}

	@Test
	void vulnerableImagesAreNamed() {
		this.programs.with("syft", "").with("grype", "case $1 in *reset*) exit 1;; esac");
		Tool.Outcome outcome = run("deploy/scan", "registry/counter/reset:1", "registry/counter/display:1");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output().lines()).singleElement()
			.asString()
			.endsWith("what brings it: registry/counter/reset:1");
		assertThat(this.programs.called()).hasSize(4)
			.anySatisfy((call) -> assertThat(call).startsWith("grype sbom:")
				.contains("/display.spdx.json", "--fail-on critical"));
	}

	private Tool.Outcome run(String script, Object... arguments) {
		Object[] all = new Object[arguments.length + 1];
		all[0] = script;
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return BASH.run(this.programs.environment(), all);
	}

}
