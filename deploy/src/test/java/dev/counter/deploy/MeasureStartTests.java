package dev.counter.deploy;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.contract.ContainerImage;
import dev.counter.contract.Health;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import dev.counter.testsupport.Repository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts are measured as images and machine start.
 */
class MeasureStartTests {

	private final String script = Repository.read("tools/measure-start");

	@Test
	void startsWithTheOptionsOfEverywhereElse() {
		List<String> options = Stream.concat(words("OPTIONS=\\((.*)\\)"), words("PREPARED=\\((.*)\\)")).toList();
		assertThat(options).isEqualTo(ContainerImage.startCommand().options());
	}

	@Test
	void trainsAsEverywhereElse() {
		assertThat(this.script).containsSubsequence(
				"-XX:AOTMode=record -D" + StartCommand.TRAINING_PROPERTY + "=true -jar",
				"-XX:AOTMode=create \"-XX:AOTCache=", "-jar");
	}

	@Test
	void waitsForReadinessWhereServicesAreAskedForIt() {
		assertThat(this.script).contains("http://localhost:$MANAGEMENT_PORT" + Health.READINESS + "\"");
	}

	@Test
	void tellsServicesByTheVariablesThatTheyRead() {
		Set<String> known = Stream.of(Variable.values()).map(Enum::name).collect(Collectors.toSet());
		assertThat(words("export (.*)").map((setting) -> setting.split("=")[0])).isNotEmpty().isSubsetOf(known);
	}

	@Test
	void knowsEachService() {
		assertThat(words("=~ \\^\\(([a-z|]+)\\)\\$").flatMap((words) -> Stream.of(words.split("\\|"))))
			.containsExactlyElementsOf(Stream.of(Service.values()).map(Service::key).toList());
	}

	/** The words of the first group of what matches. */
	private Stream<String> words(String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(this.script);
		assertThat(matcher.find()).as(pattern).isTrue();
		return Stream.of(matcher.group(1).split(" "));
	}

}
