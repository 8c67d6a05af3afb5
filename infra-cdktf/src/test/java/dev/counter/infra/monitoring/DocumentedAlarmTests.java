package dev.counter.infra.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The runbook's table of alarms has every alarm that is synthesized, and no other.
 */
class DocumentedAlarmTests {

	private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

	private static final Pattern LINK = Pattern.compile("\\]\\((?:runbook\\.md)?#([^)]+)\\)");

	private final String runbook = read("runbook");

	@Test
	void everySynthesizedAlarmHasARow() {
		Set<String> synthesized = new TreeSet<>();
		Synthesized.environments().forEach((stack) -> synthesized.addAll(alarms(stack)));
		assertThat(rows().stream().flatMap((row) -> NAME.matcher(row.get(0)).results()).map((name) -> name.group(1)))
			.containsExactlyInAnyOrderElementsOf(synthesized);
	}

	@Test
	void everyRowExplainsTheAlarmAndTheFirstStep() {
		assertThat(rows()).isNotEmpty().allSatisfy((row) -> assertThat(row).hasSize(3).noneMatch(String::isBlank));
	}

	@ParameterizedTest
	@MethodSource("links")
	void linksPointToAHeading(String anchor) {
		assertThat(Pattern.compile("(?m)^##+ (.*)$")
			.matcher(this.runbook)
			.results()
			.map((heading) -> heading.group(1)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9 -]", "")
				.replace(' ', '-')))
			.contains(anchor);
	}

	static List<String> links() {
		return LINK.matcher(read("runbook") + read("first-account"))
			.results()
			.map((link) -> link.group(1))
			.distinct()
			.toList();
	}

	private static List<String> alarms(Terraform stack) {
		return List.of("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm")
			.stream()
			.flatMap((type) -> stack.all(type).values().stream())
			.map((alarm) -> alarm.path("alarm_name").asText().substring(stack.name().length() + 1))
			.toList();
	}

	/** The cells of each row of the table in the chapter. */
	private List<List<String>> rows() {
		String chapter = this.runbook.substring(this.runbook.indexOf("\n## Alarms\n"));
		return Pattern.compile("(?m)^\\| (`.*) \\|$")
			.matcher(chapter.substring(0, chapter.indexOf("\n## ", 1)))
			.results()
			.map((MatchResult row) -> Arrays.asList(row.group(1).split(" \\| ")))
			.toList();
	}

	private static String read(String page) {
		try {
			return Files.readString(Synthesized.MODULE.resolve("../docs/" + page + ".md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
