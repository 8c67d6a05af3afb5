package dev.counter.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Differences between the environments, each with the setting that causes it.
 */
class EnvironmentDifferenceTests {

	@Test
	void environmentsDifferOnlyByTheirSettings() throws IOException {
		JsonNode small = Synthesized.small().json();
		JsonNode production = new ObjectMapper().readTree(
				Synthesized.production().json().toString().replace("production", "small").replace("10.50.", "10.40."));
		Set<String> differences = new TreeSet<>();
		compare("", small, production, differences);
		Map<String, String> expected = expected();
		assertThat(differences).isEqualTo(new TreeSet<>(expected.keySet()));
		String settings = Synthesized.environment("small") + Synthesized.environment("production");
		expected.values()
			.forEach((setting) -> assertThat(settings)
				.contains(setting.substring(setting.lastIndexOf('.') + 1).strip() + ":"));
	}

	private static void compare(String path, JsonNode small, JsonNode production, Set<String> differences) {
		if (small.isObject() && production.isObject()) {
			Set<String> names = new TreeSet<>();
			small.fieldNames().forEachRemaining(names::add);
			production.fieldNames().forEachRemaining(names::add);
			names.forEach((name) -> compare(path.isEmpty() ? name : path + "." + name, small.path(name),
					production.path(name), differences));
		}
		else if (!small.equals(production)) {
			differences.add(path.replaceFirst("^resource\\.", ""));
		}
	}

	/** Differing values with their setting. */
	private static Map<String, String> expected() throws IOException {
		Map<String, String> expected = new TreeMap<>();
		new String(Objects
			.requireNonNull(EnvironmentDifferenceTests.class.getResourceAsStream("environment-differences.txt"))
			.readAllBytes(), StandardCharsets.UTF_8).lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> line.split("\\|"))
			.forEach((parts) -> expected.put(parts[0].strip(), parts[1].strip()));
		return expected;
	}

}
