package dev.counter.e2e.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Preflight check: a start that would fail ends before the build, with one line that says
 * why.
 */
class PreflightIT {

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "65536", "http", "۹۰۰۰" })
	void invalidPortIsRejected(String port) throws IOException, InterruptedException {
		assertThat(rejection("-Dcounter.port=" + port)).startsWith("-Dcounter.port=" + port + " is not a port: choose");
	}

	@Test
	void portInUseIsRejected() throws IOException, InterruptedException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(rejection("-Dcounter.port=" + other.getLocalPort()))
				.startsWith("Port " + other.getLocalPort() + " is in use by another program: stop");
		}
	}

	@Test
	void fileAsDataFolderIsRejected() throws IOException, InterruptedException {
		Path file = Repository.path("README.md");
		assertThat(rejection("-Dcounter.data=" + file)).startsWith(file + " is a file: choose a folder");
	}

	@Test
	void emptyDataFolderIsRejected() throws IOException, InterruptedException {
		assertThat(rejection("-Dcounter.data=")).startsWith("-Dcounter.data= names no folder");
	}

	/** Uses a data folder and a port of its own: another system may be running. */
	private static String rejection(String setting) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("./mvnw", "-Prun", "-Dcounter.port=1",
				"-Dcounter.data=" + TestSystem.newFolder(), setting)
			.directory(Repository.ROOT.toFile())
			.redirectErrorStream(true);
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		Process process = builder.start();
		List<String> lines = process.inputReader().lines().toList();
		assertThat(process.waitFor()).isEqualTo(1);
		assertThat(lines).hasSize(1);
		return lines.get(0);
	}

}
