package dev.counter.infra.adder;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.counter.contract.Machine;
import dev.counter.contract.Variable;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * User data, parsed as cloud-init and bash parse it.
 */
class UserDataTests {

	private static final Pattern CALL = Pattern.compile("\\$\\{base64encode\\(\"(.*)\"\\)}", Pattern.DOTALL);

	/** EC2's limit, before encoding. */
	private static final int MAX_BYTES = 16 * 1024;

	@TempDir
	private Path directory;

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void environmentFileHasEveryVariableAndNoSecret(Terraform stack) {
		Map<String, Object> environment = file(stack, 0);
		assertThat(environment).containsEntry("path", Machine.ENVIRONMENT_FILE);
		List<String> lines = content(environment).lines().toList();
		assertThat(lines).extracting((line) -> line.substring(0, line.indexOf('=')))
			.containsExactlyInAnyOrder("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER",
					"DATABASE_AUTH", "DATABASE_POOL_SIZE", "DATABASE_CA", "SERVER_PORT", "MANAGEMENT_SERVER_PORT",
					"LOG_FORMAT", "COUNTER_RELEASE", "COUNTER_ENVIRONMENT", "FILES_BUCKET", "FILES_PER_DAY",
					"FILES_BYTES_PER_DAY", "FILES_BYTES_KEPT", "FILES_IMPORT_ROWS", "AWS_REGION");
		assertThat(lines).contains("DATABASE_USER=counter_adder", "DATABASE_AUTH=iam", "DATABASE_CA=" + Machine.CA,
				Variable.COUNTER_ENVIRONMENT + "=" + stack.name().substring("counter-".length()),
				"AWS_REGION=eu-central-1", "FILES_PER_DAY=100", "FILES_BYTES_PER_DAY=21474836480");
	}

	@ParameterizedTest
	@MethodSource("environments")
	void scriptRunsNothingBeforeTheChecksumIsVerified(Terraform stack) {
		List<String> lines = content(file(stack, 1)).lines().toList();
		int compared = lines.indexOf("echo 'x  " + Machine.ARCHIVE + "' | sha256sum --check --strict --quiet");
		assertThat(lines).startsWith("#!/bin/bash", "set -euo pipefail");
		assertThat(compared).isPositive();
		assertThat(lines.indexOf("./" + Machine.INSTALL)).isGreaterThan(compared);
		assertThat(lines).filteredOn((line) -> line.startsWith("aws s3 cp")).singleElement().satisfies((line) -> {
			assertThat(line).contains("s3://counter-artifacts-");
			assertThat(lines.indexOf(line)).isLessThan(compared);
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void fitsIntoWhatEc2Takes(Terraform stack) {
		// The placeholder of a reference is shorter than a host name or a checksum.
		int reserve = 1024;
		assertThat(text(stack).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_BYTES - reserve);
	}

	@Tag(Synthesized.WITHOUT_MUTANTS)
	@ParameterizedTest
	@MethodSource("environments")
	void scriptPassesShellcheck(Terraform stack) throws IOException, InterruptedException {
		run("shellcheck", Files.writeString(this.directory.resolve("start.sh"), content(file(stack, 1))));
	}

	@Tag(Synthesized.WITHOUT_MUTANTS)
	@ParameterizedTest
	@MethodSource("environments")
	void userDataIsValidForCloudInit(Terraform stack) throws IOException, InterruptedException {
		run("cloud-init", "schema", "--config-file",
				Files.writeString(this.directory.resolve("user-data"), text(stack)));
	}

	private static void run(String program, Object... arguments) throws IOException, InterruptedException {
		boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
		assumeThat(there).as(program + " is installed").isTrue();
		List<String> command = new ArrayList<>(List.of(program));
		Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(said).isZero();
	}

	private static String content(Map<String, Object> file) {
		return String.valueOf(file.get("content"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> file(Terraform stack, int place) {
		Map<String, Object> config = new Yaml().load(text(stack));
		return Objects.requireNonNull((List<Map<String, Object>>) config.get("write_files")).get(place);
	}

	/** Resolved, with an x for each reference. */
	private static String text(Terraform stack) {
		var matcher = CALL
			.matcher(stack.one("aws_launch_template", "adder_template_template").path("user_data").asText());
		assertThat(matcher.matches()).isTrue();
		String text = matcher.group(1).replaceAll("\\$\\{[^}]*}", "x").replace("\\n", "\n").replace("\\\"", "\"");
		assertThat(text).startsWith("#cloud-config\n").doesNotContain("\\", "${");
		return text;
	}

}
