package dev.counter.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published description of the API says what the contract says.
 */
class OpenApiTests {

	private static final String ASSETS = Routes.ASSETS + "/*";

	private final Map<String, Object> description;

	OpenApiTests() throws IOException {
		this.description = new Yaml().load(Files.readString(Path.of("..", "docs", "openapi.yaml")));
	}

	@Test
	void describesEachEndpointAndNoOther() {
		Stream<String> described = at("paths").entrySet()
			.stream()
			.flatMap((path) -> ((Map<?, ?>) path.getValue()).keySet()
				.stream()
				.map((method) -> method.toString().toUpperCase(Locale.ROOT) + " " + path.getKey()));
		assertThat(described.map(OpenApiTests::endpoint).collect(Collectors.toSet()))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(Endpoint.values())
				.filter((endpoint) -> !endpoint.path().value().endsWith(ASSETS))
				.flatMap((endpoint) -> endpoint.methods()
					.stream()
					.map((method) -> method + " " + endpoint.path().value()))
				.collect(Collectors.toSet()));
	}

	/**
	 * A path with parameters is below the endpoint whose pattern ends with a wildcard.
	 */
	private static String endpoint(String described) {
		return described.replaceFirst("/\\{.*", "/*");
	}

	@Test
	void namesTheSameLimits() {
		assertThat(at("components", "parameters", "Limit", "schema")).containsEntry("maximum", Limits.PAGE_MAX)
			.containsEntry("default", Limits.PAGE_DEFAULT);
		assertThat(at("components", "schemas", "NumberText")).containsEntry("maxLength", Limits.NUMBER_CHARACTERS);
		assertThat(at("components", "schemas", "FileName")).containsEntry("maxLength", Limits.FILE_NAME_CHARACTERS);
		Map<String, Object> upload = at("components", "schemas", "Upload", "properties");
		assertThat(upload.get("part_bytes")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("const", Limits.PART_BYTES);
		assertThat(at("paths", "/uploads", "post", "requestBody", "content", "application/json", "schema", "properties",
				"bytes"))
			.containsEntry("maximum", Limits.FILE_BYTES);
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> at(String... names) {
		Map<String, Object> found = this.description;
		for (String name : names) {
			found = (Map<String, Object>) Objects.requireNonNull(found.get(name), name);
		}
		return found;
	}

}
