package dev.counter.e2e.readme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's examples run as written and answer what it shows.
 */
class ReadmeExamplesIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern GENERATION = Pattern.compile("\\d+-[0-9a-f]{8}\\b");

	private final RunningCounter counter = RunningCounter.shared();

	@TempDir
	private Path folder;

	/**
	 * From the six entries on that were there before the first example.
	 */
	@Test
	void workAsWrittenOneAfterTheOther() throws IOException, InterruptedException {
		assertThat(this.counter.client().post("/reset_table", "").status()).isEqualTo(200);
		for (String value : List.of("1", "2", "3", "4", "5", "25.5")) {
			assertThat(this.counter.client().add(value).status()).isEqualTo(200);
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
		String address = this.counter.client().address().toString();
		Process process = new ProcessBuilder("bash", "-c", command.replace("http://localhost:8080", address))
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(command + ": " + output).isZero();
		return output;
	}

	/**
	 * All but the moment, the network and the generation, which are those of the machine
	 * and the ledger.
	 */
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
