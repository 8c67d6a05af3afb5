package dev.counter.e2e.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links between the Markdown pages, and the tests that CONTRIBUTING names.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern LINK = Pattern.compile("]\\((?!http|#)([^)#]+)");

	private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT))`");

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToFilesThatExist(Path page) throws IOException {
		assertThat(matches(LINK, page)).allSatisfy((link) -> assertThat(page.resolveSibling(link)).exists());
	}

	@Test
	void testsThatContributingNamesExist() throws IOException {
		List<String> tests = new ArrayList<>();
		try (Stream<Path> modules = Files.list(ROOT)) {
			for (Path module : modules.filter((folder) -> Files.isDirectory(folder.resolve("src/test"))).toList()) {
				files(module.resolve("src/test")).forEach((file) -> tests.add(file.getFileName().toString()));
			}
		}
		assertThat(matches(TEST, ROOT.resolve("CONTRIBUTING.md"))).isNotEmpty()
			.allSatisfy((test) -> assertThat(tests).contains(test + ".java"));
	}

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
		files(ROOT.resolve("docs")).stream().filter((file) -> file.toString().endsWith(".md")).forEach(pages::add);
		return pages;
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private static List<String> matches(Pattern pattern, Path page) throws IOException {
		return pattern.matcher(Files.readString(page)).results().map((match) -> match.group(1)).toList();
	}

}
