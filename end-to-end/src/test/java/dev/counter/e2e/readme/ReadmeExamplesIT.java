package dev.counter.e2e.readme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's examples run as written and answer what it shows, field by field.
 */
class ReadmeExamplesIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final RunningCounter counter = RunningCounter.shared();

	@TempDir
	private Path folder;

	static Stream<Readme.Example> examples() {
		return Readme.read().examples().stream();
	}

	@Test
	void areThere() {
		assertThat(examples()).hasSizeGreaterThan(4);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void workAsWritten(Readme.Example example) throws IOException, InterruptedException {
		assertThat(this.counter.client().add("1").status()).isEqualTo(200);
		String command = example.command().replace("http://localhost:8080", this.counter.client().address().toString());
		Process process = new ProcessBuilder(List.of("bash", "-c", command)).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		if (!example.answer().isEmpty()) {
			assertThat(shape(JSON.readTree(output))).as(output).isEqualTo(shape(JSON.readTree(example.answer())));
		}
	}

	private static String shape(JsonNode node) {
		if (node.isObject()) {
			return node.properties()
				.stream()
				.map((field) -> field.getKey() + ":" + shape(field.getValue()))
				.toList()
				.toString();
		}
		return node.isArray() ? "[" + shape(node.path(0)) + "]" : node.getNodeType().toString();
	}

}
