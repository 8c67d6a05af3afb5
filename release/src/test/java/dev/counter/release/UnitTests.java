package dev.counter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.contract.Limits;
import dev.counter.contract.Machine;
import dev.counter.contract.Times;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The systemd unit: start command of the contract, and hardening.
 */
class UnitTests {

	private static final double MOST_EXPOSURE = 2.0;

	private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for .*: ([0-9.]+)");

	@TempDir
	Path folder;

	private Path unit;

	@BeforeEach
	void write() throws IOException {
		MachineFiles.main(new String[] { this.folder.toString() });
		this.unit = this.folder.resolve(Machine.UNIT);
	}

	@Test
	void unitStartsTheServiceWithTheCommandOfTheContract() throws IOException {
		assertThat(setting("ExecStart").split(" ")).containsExactlyElementsOf(Machine.startCommand().withCache());
		assertThat(setting("EnvironmentFile")).isEqualTo(Machine.ENVIRONMENT_FILE);
		assertThat(setting("User")).isEqualTo(Machine.USER);
		assertThat(setting("MemoryMax")).isEqualTo(Limits.SERVICE_MEMORY_MIB + "M");
		assertThat(setting("StandardOutput")).isEqualTo("append:" + Machine.LOG);
	}

	@Test
	void unitStopsAfterTheGracePeriod() throws IOException {
		assertThat(Long.parseLong(setting("TimeoutStopSec"))).isGreaterThan(Times.SHUTDOWN_GRACE.toSeconds());
	}

	@Test
	void unitPassesSystemdAnalyze() {
		assertThat(Tool.required("systemd-analyze").run("verify", this.unit).succeeded()).isEmpty();
	}

	@Test
	void unitHasALowExposureLevel() {
		String report = Tool.required("systemd-analyze").run("security", "--offline=yes", this.unit).succeeded();
		Matcher exposure = EXPOSURE.matcher(report);
		assertThat(exposure.find()).as(report).isTrue();
		assertThat(Double.parseDouble(exposure.group(1))).as(report).isLessThan(MOST_EXPOSURE);
	}

	private String setting(String name) throws IOException {
		return Arrays.stream(Files.readString(this.unit).split("\n"))
			.filter((line) -> line.startsWith(name + "="))
			.map((line) -> line.substring(name.length() + 1))
			.findFirst()
			.orElseThrow();
	}

}
