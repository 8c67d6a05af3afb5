package dev.counter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.counter.contract.Machine;
import dev.counter.testsupport.Skip;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code install.sh} on a copy of this machine, with stubs of dnf and systemd.
 */
class InstallIT {

	private static final List<String> SERVICE_CALLS = List.of("systemctl disable --now amazon-ssm-agent.service",
			"dnf install --assumeyes --quiet java-25-amazon-corretto-headless logrotate", "systemctl daemon-reload",
			"systemctl enable " + Machine.UNIT, "systemctl restart " + Machine.UNIT);

	private static final List<String> CALLS = Stream.concat(SERVICE_CALLS.stream(),
			Stream.of("dnf install --assumeyes --quiet amazon-cloudwatch-agent",
					"agent -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/counter-adder.json",
					"systemctl enable amazon-cloudwatch-agent.service"))
		.toList();

	@TempDir
	static Path archive;

	@TempDir
	Path result;

	@BeforeAll
	static void build() {
		Tool.required("bash").run(Map.of("RDS_CA", "none"), "release/build-archive", archive).succeeded();
	}

	@BeforeEach
	void installNeedsRoot() {
		Skip.unlessRoot("only root may copy this machine to install on it");
	}

	@Test
	void installStartsTheServiceTwice() throws IOException {
		assertThat(install("twice").succeeded()).containsSubsequence("the service is ready", "the service is ready");
		assertThat(lines("recorded")).isEqualTo(Stream.concat(CALLS.stream(), CALLS.stream()).toList());
		assertThat(lines("facts")).contains("user=" + Machine.USER, "writable=", "readable=1")
			.doesNotContain("cache=0");
		assertThat(changed(Machine.startCommand().configuration().toString())).doesNotExist();
		assertThat(changed(Machine.DIRECTORY + ".old")).doesNotExist();
		assertThat(changed(Machine.DIRECTORY + ".new")).doesNotExist();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(changed(Machine.LOG))))
			.isEqualTo("rw-r-----");
		assertThat(Files.getAttribute(changed(Machine.startCommand().cache().toString()), "unix:uid")).isEqualTo(0);
		assertThat(changed("/etc/systemd/system/" + Machine.UNIT)).hasContent(MachineFiles.all().get(Machine.UNIT));
		assertThat(changed("/opt/aws/amazon-cloudwatch-agent/etc/counter-adder.json")).content()
			.contains(Machine.logGroup("small"))
			.doesNotContain(MachineFiles.ENVIRONMENT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					without-variables   | install.sh: /etc/counter/adder.env is missing: write the service's variables to it first
					without-environment | install.sh: /etc/counter/adder.env must set COUNTER_ENVIRONMENT to lower-case letters, digits and hyphens, not to ''
					as-nobody           | install.sh: needs root: run it with sudo
					without-jars        | install.sh: app.jar is not beside it, an earlier run has moved it: unpack the archive again
					""")
	void installChangesNothingWithoutItsVariables(String scenario, String said) {
		Tool.Outcome outcome = install(scenario);
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output().strip()).isEqualTo(said);
		assertThat(changed("/recorded")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "training-killed", "training-hangs" })
	void installStartsTheServiceWithoutACacheWhenTheTrainingFails(String scenario) throws IOException {
		assertThat(install(scenario).succeeded()).containsSubsequence("the training failed", "the service is ready");
		assertThat(lines("recorded")).isEqualTo(CALLS);
		assertThat(lines("facts")).contains("user=" + Machine.USER, "cache=0", "writable=");
		assertThat(changed(Machine.startCommand().cache().toString())).doesNotExist();
		assertThat(changed(Machine.startCommand().configuration().toString())).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "agent-refuses", "agent-not-found" })
	void installStartsTheServiceWithoutAnAgent(String scenario) throws IOException {
		assertThat(install(scenario).succeeded()).containsSubsequence("the agent does not run", "the service is ready");
		assertThat(lines("recorded")).startsWith(SERVICE_CALLS.toArray(String[]::new));
	}

	@Test
	void installFailsWithTheEndOfTheLogWhenTheServiceIsNeverReady() throws IOException {
		Tool.Outcome outcome = install("never-ready");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("the service is not ready after 5 s", "DATABASE_PORT is \"none\"");
		assertThat(lines("recorded")).isEqualTo(CALLS);
	}

	private Tool.Outcome install(String scenario) {
		Tool.required("ip");
		return Tool.required("unshare")
			.run("--mount", "--net", "--pid", "--fork", "--kill-child", "release/src/test/resources/machine/run",
					archive.resolve(Machine.ARCHIVE), Jdk25.home(), this.result, scenario);
	}

	private Path changed(String path) {
		return this.result.resolve(path.substring(1));
	}

	private List<String> lines(String file) throws IOException {
		return Files.readAllLines(changed("/" + file));
	}

}
