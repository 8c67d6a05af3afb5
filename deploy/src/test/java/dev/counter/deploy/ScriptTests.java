package dev.counter.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts pass shellcheck, print their usage, and report errors in one line.
 */
class ScriptTests {

	private static final List<String> FOLDERS = List.of("deploy", "release", "tools", ".github/scripts");

	private static final String PEM = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";

	private static final Tool BASH = Tool.required("bash");

	@TempDir
	Path folder;

	static List<Path> scripts() throws IOException {
		List<Path> scripts = new ArrayList<>();
		for (String folder : FOLDERS) {
			try (Stream<Path> files = Files.walk(Repository.path(folder))) {
				scripts.addAll(
						files.filter((file) -> !file.startsWith(Repository.path(folder + "/target")) && isScript(file))
							.toList());
			}
		}
		return scripts;
	}

	static List<String> commands() throws IOException {
		return scripts().stream()
			.map((script) -> Repository.ROOT.relativize(script).toString())
			.filter((script) -> FOLDERS.contains(script.substring(0, script.lastIndexOf('/'))))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void scriptsPassShellcheck(Path script) throws IOException {
		assertThat(Tool.required("shellcheck").run(script).succeeded()).isEmpty();
		assertThat(Files.readString(script)).startsWith("#!/usr/bin/env bash\n").contains("set -euo pipefail");
		assertThat(script).isExecutable();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void scriptsPrintTheirUsage(String name) {
		String usage = BASH.run(name, "--help").succeeded();
		assertThat(usage).startsWith("usage: " + name);
		assertThat(usage.lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(150));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void unknownOptionsAreRefused(String name) {
		assertThat(BASH.run(name, "--no-such-option").exit()).isNotZero();
	}

	@Test
	void unreachableCertificatesAreReported() {
		Tool.Outcome outcome = fetch("https://127.0.0.1:1/bundle.pem");
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output().lines()).singleElement()
			.asString()
			.contains("cannot fetch https://127.0.0.1:1/bundle.pem", "RDS_CA=none");
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void invalidCertificatesAreRefused() throws IOException {
		Path page = Files.writeString(this.folder.resolve("page.html"), "<html>");
		Tool.Outcome outcome = fetch(page.toString());
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).contains("holds no certificate");
		assertThat(this.folder.resolve("ca.pem")).doesNotExist();
	}

	@Test
	void certificatesAreCopiedFromAFile() throws IOException {
		Path bundle = Files.writeString(this.folder.resolve("bundle.pem"), PEM);
		fetch(bundle.toString()).succeeded();
		assertThat(this.folder.resolve("ca.pem")).hasContent(PEM);
	}

	@Test
	void certificatesAreOptional() {
		assertThat(fetch("none").succeeded()).contains("cannot log in to Amazon RDS");
		assertThat(this.folder).isEmptyDirectory();
	}

	private Tool.Outcome fetch(String source) {
		return BASH.run(Map.of("RDS_CA", source), "release/fetch-rds-ca", this.folder.resolve("ca.pem"));
	}

	private static boolean isScript(Path file) {
		try (Stream<String> lines = Files.isRegularFile(file) && !file.toString().endsWith(".java") ? Files.lines(file)
				: Stream.empty()) {
			return lines.findFirst().orElse("").startsWith("#!");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
