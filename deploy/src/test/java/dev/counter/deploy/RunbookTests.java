package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The runbook's commands exist with their options, are bounded in time, or are marked as
 * not tried.
 */
class RunbookTests {

	private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

	private static final Pattern SCRIPT = Pattern.compile("(deploy|release|tools|\\.github/scripts)/[a-z-]+");

	private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");

	/** An assignment of what a script of ours prints, or the script itself. */
	private static final String OWN = "([A-Z]+=\"?\\$\\(|[A-Z_]+=\\w+ )?((deploy|release|tools|\\.github/scripts)/|\\./mvnw |git |export |STORAGE=).*";

	private static final Pattern CHAPTER = Pattern.compile("see '([^']+)' in docs/runbook.md");

	private static final Pattern RENAMED = Pattern.compile("--new-db-instance-identifier ([$\\w-]+)");

	static List<String> commands() {
		return Stream.of("docs/runbook.md", "docs/first-account.md")
			.flatMap((page) -> BLOCK.matcher(Repository.read(page)).results())
			.flatMap((block) -> block.group(1).lines())
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.toList();
	}

	static Stream<String> own() {
		return commands().stream()
			.map((command) -> command.replaceFirst("^[A-Z_]+=\\w+ (?=deploy/)", ""))
			.filter((command) -> SCRIPT.matcher(command).lookingAt())
			.map((command) -> command.replaceFirst("(?<=^deploy/aws)( --until)?.*", "$1"));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void commandsAreScriptsOrMarkedAsNotTried(String command) {
		assertThat(command).matches(OWN + "|.* # not tried");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void commandsCallAwsThroughDeployAws(String command) {
		assertThat(command).doesNotContainPattern("(?<![\\w/])aws ");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void waitsAreBounded(String command) {
		assertThat(command).doesNotContainPattern("(^|[;&|(] *)(until|while|for|watch) ");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void commandsUseTheNameVariable(String command) {
		assertThat(command.replace("export AWS_PROFILE=PROFILE NAME=", ""))
			.doesNotContainPattern("(?<![$\\w])NAME(?!\\w)");
	}

	@ParameterizedTest
	@MethodSource("own")
	void scriptsAndOptionsExist(String command) {
		String script = command.split(" ")[0];
		assertThat(Files.isExecutable(Repository.path(script))).isTrue();
		String help = Tool.required("bash").run(script, "--help").succeeded();
		assertThat(OPTION.matcher(command).results().map((option) -> option.group())).allMatch(help::contains, help);
	}

	@ParameterizedTest
	@MethodSource("mentioned")
	void mentionedScriptsExist(String script) {
		assertThat(Repository.path(script)).exists();
	}

	@Test
	void chaptersNamedByScriptsExist() throws IOException {
		Set<String> chapters = new TreeSet<>();
		try (Stream<Path> files = Files.walk(Repository.path("deploy"), 2)) {
			for (Path file : files.filter((path) -> Files.isRegularFile(path) && !path.toString().contains("/target/"))
				.toList()) {
				CHAPTER.matcher(Files.readString(file)).results().forEach((chapter) -> chapters.add(chapter.group(1)));
			}
		}
		assertThat(chapters).hasSizeGreaterThan(2);
		assertThat(Repository.read("docs/runbook.md"))
			.contains(chapters.stream().map((name) -> "\n## " + name + "\n").toList());
	}

	@Test
	void renamedDatabaseIsAwaited() {
		List<String> commands = commands();
		List<String> renamings = commands.stream().filter((command) -> RENAMED.matcher(command).find()).toList();
		assertThat(renamings).hasSize(2).allSatisfy((renaming) -> {
			String name = RENAMED.matcher(renaming).results().findFirst().orElseThrow().group(1);
			assertThat(commands.get(commands.indexOf(renaming) + 1)).startsWith(
					"deploy/aws --until available rds describe-db-instances --db-instance-identifier " + name + " ");
		});
	}

	@Test
	void restoredLedgerIsRenewedBeforeServicesLogIn() {
		assertThat(Repository.read("docs/runbook.md")).containsSubsequence("## Restore the database",
				"--new-db-instance-identifier counter-$NAME-database ", "SELECT counter_renew_ledger()",
				"deploy/apply $NAME", "## ");
	}

	static Stream<String> mentioned() {
		return SCRIPT.matcher(Repository.read("docs/runbook.md")).results().map((script) -> script.group()).distinct();
	}

}
