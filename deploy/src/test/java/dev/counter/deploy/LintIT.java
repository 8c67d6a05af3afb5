package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Skip;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code tools/lint} finds planted mistakes; runs where its tools are installed.
 */
class LintIT {

	private static final Map<String, String> CLEAN = Map.of("deploy/script", """
			#!/usr/bin/env bash
			set -euo pipefail
			echo "$HOME"
			""", ".github/workflows/some.yml", """
			name: some
			on: pull_request
			permissions: {}
			jobs:
			  job:
			    name: job
			    runs-on: ubuntu-24.04
			    timeout-minutes: 5
			    permissions:
			      contents: read
			    steps:
			      - run: make
			""", "release/Dockerfile", """
			FROM example.org/base:1
			USER 10001
			CMD ["true"]
			""", "compose.yaml", """
			services:
			  one:
			    image: example.org/base:1
			""");

	@TempDir
	Path folder;

	@BeforeAll
	static void installed() {
		Skip.unless(Files.exists(Repository.path("tools/target/lint/requirements.txt")),
				"tools/lint did not run before and install its tools");
	}

	@Test
	void cleanFilesPass() throws IOException {
		assertThat(lint("none", "").output()).doesNotContain("see what is said above");
	}

	@ParameterizedTest
	@CsvSource({ "shellcheck, deploy/script, \"$HOME\", $HOME",
			"actionlint, .github/workflows/some.yml, ubuntu-24.04, ubuntu-0",
			"zizmor, .github/workflows/some.yml, make, 'echo ${{ github.head_ref }}'",
			"hadolint, release/Dockerfile, base:1, base", "compose, compose.yaml, image, imagination" })
	void plantedMistakesAreFound(String linter, String file, String clean, String wrong) throws IOException {
		Skip.unless(Tool.find("go").isPresent() || !linter.matches("actionlint|compose"), linter + " needs Go");
		assertThat(CLEAN.get(file)).contains(clean);
		Tool.Outcome outcome = lint(file, CLEAN.getOrDefault(file, "").replace(clean, wrong));
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output().lines().toList()).last().asString().startsWith("lint: see").contains(linter);
	}

	private Tool.Outcome lint(String planted, String content) throws IOException {
		for (Map.Entry<String, String> file : CLEAN.entrySet()) {
			Path target = this.folder.resolve(file.getKey());
			Files.createDirectories(target.getParent());
			Files.writeString(target, file.getKey().equals(planted) ? content : file.getValue());
		}
		return Tool.required("bash").run("tools/lint", this.folder);
	}

}
