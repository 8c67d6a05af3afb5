package dev.counter.e2e.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * README: its examples and tables.
 *
 * @param text its Markdown
 */
record Readme(String text) {

	private static final Pattern EXAMPLE = Pattern.compile("```sh\\R(curl .*?)```\\R+(?:```json\\R(.*?)```)?",
			Pattern.DOTALL);

	static Readme read() {
		try {
			return new Readme(Files.readString(Path.of("..", "README.md")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The curl commands, each with the response below it.
	 * @return the examples in order
	 */
	List<Example> examples() {
		return EXAMPLE.matcher(this.text)
			.results()
			.map((match) -> new Example(match.group(1).strip(), answer(match)))
			.toList();
	}

	/**
	 * The rows of tables whose first cell is code.
	 * @param first the pattern of the first cell
	 * @return the cells of each row
	 */
	List<List<String>> rows(Pattern first) {
		return this.text.lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
			.filter((cells) -> first.matcher(cells.get(0)).matches())
			.toList();
	}

	private static String answer(MatchResult match) {
		return (match.group(2) != null) ? match.group(2).strip() : "";
	}

	/**
	 * Example of the API.
	 *
	 * @param command a shell command
	 * @param answer the JSON that it prints, empty when the README shows none
	 */
	record Example(String command, String answer) {
	}

}
