package dev.counter.e2e.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.counter.contract.Endpoint;
import dev.counter.contract.Method;
import dev.counter.contract.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README and contract agree.
 */
class ReadmeTests {

	private final Readme readme = Readme.read();

	@Test
	void tableListsEachVariableWithDefaultAndMeaning() {
		List<List<String>> table = this.readme.rows(Pattern.compile("`[A-Z][A-Z0-9_]+`"));
		assertThat(table).containsExactlyElementsOf(Arrays.stream(Variable.values())
			.map((variable) -> List.of("`" + variable.name() + "`", variable.defaultText(), variable.meaning()))
			.toList());
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASSETS")
	void readmeNamesEachEndpoint(Endpoint endpoint) {
		for (Method method : endpoint.methods()) {
			assertThat(this.readme.text()).contains("`" + method + " " + endpoint.path().value() + "`");
		}
	}

	@Test
	void decisionListIsComplete() throws IOException {
		Path decisions = Path.of("../docs/decisions");
		String list = Files.readString(decisions.resolve("README.md"));
		try (Stream<Path> pages = Files.list(decisions)) {
			assertThat(pages.map((page) -> page.getFileName().toString()).filter((page) -> !page.equals("README.md")))
				.isNotEmpty()
				.allSatisfy((page) -> assertThat(list).contains("](" + page + ")"));
		}
	}

}
