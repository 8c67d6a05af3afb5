package dev.counter.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.counter.testsupport.Repository;
import org.yaml.snakeyaml.Yaml;

/**
 * The instructions of the images' Dockerfile.
 *
 * @param lines one instruction each, continued lines put together
 */
record Dockerfile(List<String> lines) {

	static Dockerfile read() {
		String text = Repository.read("release/Dockerfile").replaceAll("\\s*\\\\\n\\s*", " ");
		return new Dockerfile(text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList());
	}

	/** The instructions of one stage. */
	Dockerfile stage(String name) {
		int from = this.lines.stream()
			.filter((line) -> line.matches("FROM \\S+ AS " + name))
			.findFirst()
			.map(this.lines::indexOf)
			.orElseThrow();
		return new Dockerfile(this.lines.subList(from, this.lines.size())
			.stream()
			.skip(1)
			.takeWhile((line) -> !line.startsWith("FROM "))
			.toList());
	}

	/** What follows each instruction of a kind. */
	List<String> all(String instruction) {
		return this.lines.stream()
			.filter((line) -> line.startsWith(instruction + " "))
			.map((line) -> line.substring(instruction.length() + 1))
			.toList();
	}

	/** What follows the last instruction of a kind, the one that counts. */
	Optional<String> last(String instruction) {
		List<String> all = all(instruction);
		return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
	}

	static List<String> words(String json) {
		return new Yaml().load(json);
	}

	/** The words of each of the commands that a shell runs one after another. */
	static List<List<String>> shellCommands(String commands) {
		return Arrays.stream(commands.split(" && "))
			.map((command) -> Arrays.stream(command.split(" ")).map((word) -> word.replace("'", "")).toList())
			.toList();
	}

}
