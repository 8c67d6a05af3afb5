package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloads are pinned by a checksum, or verified by the checksum database of Go.
 */
class PinnedDownloadTests {

	private static final Tool BASH = Tool.required("bash");

	@TempDir
	private Path folder;

	@Test
	void terraformWithAnotherChecksumIsRefused() throws IOException {
		Tool.Outcome outcome = BASH.run(releases(), "tools/install-terraform");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output())
			.contains("terraform_1.11.4_linux_amd64.zip is not Terraform 1.11.4: its SHA-256 is ");
		assertThat(BASH.run(Map.of("TERRAFORM_RELEASES", "file://" + this.folder + "/none"), "tools/install-terraform")
			.output()).startsWith("install-terraform: cannot fetch file:");
	}

	@Test
	void mavenIsPinned() {
		assertThat(Repository.read(".mvn/wrapper/maven-wrapper.properties"))
			.containsPattern("distributionUrl=https://repo\\.maven\\.apache\\.org/.*-bin\\.zip\n")
			.containsPattern("distributionSha256Sum=[0-9a-f]{64}\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tools/lint-requirements.txt", "tools/policy-scan/requirements.txt",
			"rehearsal/requirements.txt" })
	void pythonPackagesArePinnedByHash(String requirements) {
		List<String> pinned = List.of(Repository.read(requirements).split("\n(?! )"));
		assertThat(pinned).allSatisfy((one) -> assertThat(one).containsPattern("^[\\w.-]+==[\\w.]+ ")
			.containsPattern("--hash=sha256:[0-9a-f]{64}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tools/lint", "tools/policy-scan/scan", "rehearsal/rehearse" })
	void pipRequiresHashes(String script) {
		assertThat(Repository.read(script).lines().filter((line) -> line.contains("pip\" install"))).singleElement()
			.asString()
			.contains(" --require-hashes ");
	}

	@Test
	void goModulesAreVerifiedByTheChecksumDatabase() {
		Pattern module = Pattern.compile("github\\.com/[\\w./-]+@(v\\d+\\.\\d+\\.\\d+)");
		assertThat(module.matcher(Repository.read("deploy/scan")).results()).hasSize(2);
		assertThat(module.matcher(Repository.read("tools/lint")).results()).hasSize(2);
		assertThat(Repository.read("tools/lib/go.sh")).contains("GOSUMDB=sum.golang.org GONOSUMDB='' GOPRIVATE=''");
		assertThat(Repository.read("deploy/scan") + Repository.read("tools/lint")).doesNotContain("go install \"")
			.doesNotContain("curl");
	}

	private Map<String, String> releases() throws IOException {
		Path zip = this.folder.resolve("terraform/1.11.4/terraform_1.11.4_linux_amd64.zip");
		Files.createDirectories(zip.resolveSibling("."));
		try (ZipOutputStream content = new ZipOutputStream(Files.newOutputStream(zip))) {
			content.putNextEntry(new ZipEntry("terraform"));
		}
		return Map.of("TERRAFORM_RELEASES", "file://" + this.folder);
	}

}
