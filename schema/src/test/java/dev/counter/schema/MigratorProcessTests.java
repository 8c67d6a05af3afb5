package dev.counter.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.counter.contract.Schema;
import dev.counter.contract.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migrator as a process: variables, exit code and one line of output.
 */
class MigratorProcessTests {

	private static Outcome run(Map<String, String> environment) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Migrator.class.getName());
		builder.environment().keySet().removeIf((name) -> name.startsWith("DATABASE_"));
		builder.environment().putAll(environment);
		Process process = builder.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return new Outcome(process.exitValue(), out, err);
	}

	@Test
	void successIsOneLineAndExitCodeZero() throws Exception {
		Outcome outcome = run(Server.emptyDatabase());
		assertThat(outcome.out()).startsWith("Schema of ").containsOnlyOnce(System.lineSeparator());
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void failureIsOneLineAndExitCodeOne() throws Exception {
		Map<String, String> environment = new HashMap<>(Server.emptyDatabase());
		environment.put(Variable.DATABASE_PASS.name(), "wrong-secret");
		Outcome outcome = run(environment);
		assertThat(outcome.err()).startsWith(Schema.FAILURE_PREFIX + ": ")
			.contains(" refuses counter_owner ")
			.containsOnlyOnce(System.lineSeparator())
			.doesNotContain("wrong-secret");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.exitCode()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "DATABASE_PORT, 5432x, not a number", "DATABASE_NAME, nowhere, has no database",
			"DATABASE_CA, /no/such.pem, cannot be read" })
	void eachFailureIsALineThatAlarmsCount(String variable, String value, String reason) throws Exception {
		Map<String, String> environment = new HashMap<>(Server.emptyDatabase());
		environment.put(variable, value);
		Outcome outcome = run(environment);
		assertThat(outcome.err()).startsWith(Schema.FAILURE_PREFIX + ": ")
			.contains(reason)
			.containsOnlyOnce(System.lineSeparator());
		assertThat(outcome.exitCode()).isEqualTo(1);
	}

	/**
	 * Result of a process.
	 */
	private record Outcome(int exitCode, String out, String err) {
	}

}
