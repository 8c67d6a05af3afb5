package dev.counter.e2e.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start that would fail ends before the build, with one line that says why.
 */
class PreflightIT {

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "65536", "http", "۹۰۰۰" })
	void refusesWhatIsNotAPort(String port) throws IOException, InterruptedException {
		assertThat(refusal("-Dcounter.port=" + port)).startsWith("-Dcounter.port=" + port + " is not a port: choose");
	}

	@Test
	void refusesAPortInUse() throws IOException, InterruptedException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(refusal("-Dcounter.port=" + taken.getLocalPort()))
				.startsWith("Port " + taken.getLocalPort() + " is in use by another program: stop");
		}
	}

	@Test
	void refusesAFileAsDataFolder() throws IOException, InterruptedException {
		Path file = RunningCounter.ROOT.resolve("README.md");
		assertThat(refusal("-Dcounter.data=" + file)).startsWith(file + " is a file: choose a folder");
	}

	@Test
	void refusesNoDataFolder() throws IOException, InterruptedException {
		assertThat(refusal("-Dcounter.data=")).startsWith("-Dcounter.data= names no folder");
	}

	/** With a data folder and a port of its own, in case that a system runs here. */
	private static String refusal(String setting) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("./mvnw", "-Prun", "-Dcounter.port=1",
				"-Dcounter.data=" + RunningCounter.newFolder(), setting)
			.directory(RunningCounter.ROOT.toFile())
			.redirectErrorStream(true);
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		Process process = builder.start();
		List<String> lines = process.inputReader().lines().toList();
		assertThat(process.waitFor()).isEqualTo(1);
		assertThat(lines).hasSize(1);
		return lines.get(0);
	}

}
