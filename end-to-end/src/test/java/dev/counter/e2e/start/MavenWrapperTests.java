package dev.counter.e2e.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.counter.testsupport.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Maven wrapper: options and environment that our {@code mvnw} adds. An update of the
 * wrapper has to keep them.
 */
class MavenWrapperTests {

	@TempDir
	private Path home;

	@BeforeEach
	void installRecorder() throws IOException {
		Properties wrapper = new Properties();
		try (InputStream file = Files.newInputStream(Repository.path(".mvn/wrapper/maven-wrapper.properties"))) {
			wrapper.load(file);
		}
		String url = wrapper.getProperty("distributionUrl");
		String name = url.substring(url.lastIndexOf('/') + 1).replace("-bin.zip", "");
		Path maven = this.home.resolve("wrapper/dists").resolve(name).resolve(Integer.toHexString(url.hashCode()));
		Path program = Files.createDirectories(maven.resolve("bin")).resolve("mvn");
		Files.writeString(program, "#!/bin/sh\necho \"$*, ${LC_ALL-}\"\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
	}

	@Test
	void wrapperRunsApplicationQuietly() throws IOException {
		assertThat(mvnw(Map.of(), "-o", "-Prun")).startsWith("--quiet -o -Prun,");
	}

	@Test
	void wrapperKeepsOtherCommands() throws IOException {
		assertThat(mvnw(Map.of(), "verify", "-Prunner")).startsWith("verify -Prunner,");
		assertThat(mvnw(Map.of())).startsWith(",");
	}

	@Test
	void wrapperReadsFileNamesAsUtf8InCLocale() throws IOException {
		assertThat(mvnw(Map.of())).isEqualTo(", C.UTF-8");
		assertThat(mvnw(Map.of("LANG", "C"))).isEqualTo(", C.UTF-8");
		assertThat(mvnw(Map.of("LANG", "fa_IR.UTF-8", "LC_ALL", "POSIX"))).isEqualTo(", C.UTF-8");
	}

	@Test
	void wrapperKeepsOtherLocales() throws IOException {
		assertThat(mvnw(Map.of("LANG", "fa_IR.UTF-8"))).isEqualTo(", ");
		assertThat(mvnw(Map.of("LC_ALL", "de_DE.ISO-8859-1"))).isEqualTo(", de_DE.ISO-8859-1");
	}

	private String mvnw(Map<String, String> locale, String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Repository.path("mvnw").toString());
		builder.command().addAll(List.of(arguments));
		builder.environment().keySet().removeIf((name) -> name.startsWith("LC_") || name.equals("LANG"));
		builder.environment().put("MAVEN_USER_HOME", this.home.toString());
		builder.environment().putAll(locale);
		return builder.redirectErrorStream(true).start().inputReader().readLine();
	}

}
