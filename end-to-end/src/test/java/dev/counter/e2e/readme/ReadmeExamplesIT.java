package dev.counter.e2e.readme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README examples: each runs as written and prints the response that is shown.
 */
class ReadmeExamplesIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern GENERATION = Pattern.compile("\\d+-[0-9a-f]{8}\\b");

	private final TestSystem system = TestSystem.shared();

	@TempDir
	private Path folder;

	/** Six entries exist before the first example. */
	@Test
	void examplesPrintTheirResponses() throws IOException, InterruptedException {
		assertThat(this.system.client().post("/reset_table", "").statusCode()).isEqualTo(200);
		for (String value : List.of("1", "2", "3", "4", "5", "25.5")) {
			assertThat(this.system.client().add(value).statusCode()).isEqualTo(200);
		}
		List<Readme.Example> examples = Readme.read().examples();
		assertThat(examples).hasSizeGreaterThan(4);
		for (Readme.Example example : examples) {
			String output = run(example.command());
			if (!example.answer().isEmpty()) {
				assertThat(comparable(output)).as(example.command()).isEqualTo(comparable(example.answer()));
			}
		}
	}

	private String run(String command) throws IOException, InterruptedException {
		String address = this.system.client().server().toString();
		Process process = new ProcessBuilder("bash", "-c", command.replace("http://localhost:8080", address))
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(command + ": " + output).isZero();
		return output;
	}

	/** Without times, networks and generations, which differ on each machine. */
	private static JsonNode comparable(String json) {
		assertThat(json).containsPattern(GENERATION);
		JsonNode node = JSON.readTree(GENERATION.matcher(json).replaceAll("GENERATION"));
		for (JsonNode entry : node.path("entries").values()) {
			assertThat(entry.propertyNames()).containsExactly("id", "value", "network", "added_at");
			((ObjectNode) entry).remove(List.of("network", "added_at"));
		}
		return node;
	}

}
