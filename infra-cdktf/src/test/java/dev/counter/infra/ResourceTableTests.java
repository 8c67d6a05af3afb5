package dev.counter.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reviewed tables of the synthesized stacks: permissions, reachability, alarms, sizes.
 */
class ResourceTableTests {

	@ParameterizedTest
	@ValueSource(strings = { "rights", "reachability", "alarms", "entrance", "workloads", "data", "settings" })
	void stacksAreAsReviewed(String name) throws IOException {
		String reviewed = new String(
				Objects.requireNonNull(ResourceTableTests.class.getResourceAsStream("tables/" + name + ".txt"))
					.readAllBytes(),
				StandardCharsets.UTF_8);
		List<String> actual = new ArrayList<>();
		for (String line : reviewed.lines().toList()) {
			if (line.startsWith("== ")) {
				String[] columns = line.substring(3).split(" \\| ");
				actual.add(line);
				actual.addAll(new ResourceTable(columns[0], List.of(columns).subList(1, columns.length)).lines());
			}
		}
		if (!Synthesized.isReplaced()) {
			Files.writeString(Files.createDirectories(Path.of("target/tables")).resolve(name + ".txt"),
					String.join("\n", comments(reviewed)) + "\n" + String.join("\n", actual).replace("\n== ", "\n\n== ")
							+ "\n");
		}
		assertThat(actual).as("%s.txt: review the change, then take the table from target/tables", name)
			.isEqualTo(reviewed.lines().filter((line) -> !line.startsWith("#") && !line.isBlank()).toList());
	}

	private static List<String> comments(String reviewed) {
		return reviewed.lines().filter((line) -> line.startsWith("#")).toList();
	}

}
