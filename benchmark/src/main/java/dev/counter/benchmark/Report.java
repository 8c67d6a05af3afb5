package dev.counter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.counter.benchmark.Contest.Result;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Report of a run as table, JSON and plots.
 */
record Report(Map<String, String> machine, Plan plan, List<Result> results) {

	private static final String BEGIN = "<!-- last run: written by ./mvnw -Pbench -Dbench.publish -->";

	private static final String END = "<!-- end of the last run -->";

	private static final String HEAD = """
			| | | | per second | slowest to fastest | ratio | p50 ms | p99 ms |
			|---|---|---|---:|---:|---:|---:|---:|""";

	/** A row of the table in Markdown. */
	static String line(Result result) {
		return String.format(Locale.ROOT, "| %s | %s | %s | %,.0f | %,.0f to %,.0f | %.2f | %.2f | %.2f |",
				result.contest(), result.at(), result.contestant(), result.perSecond(), result.slowest(),
				result.fastest(), result.ratio(), result.median(), result.tail());
	}

	/** The whole table in Markdown. */
	String table() {
		List<String> lines = new ArrayList<>(List.of("", HEAD));
		this.results.forEach((result) -> lines.add(line(result)));
		lines.add("");
		this.machine.forEach((name, fact) -> lines.add("- " + name + ": " + fact));
		lines.add("- medians of %s runs of %s s, after %s s of warm-up; candidates alternate"
			.formatted(this.plan.rounds(), this.plan.seconds(), this.plan.warmUp()));
		lines.add("");
		return String.join("\n", lines);
	}

	void write(Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("report.md"), table());
		Files.writeString(folder.resolve("report.json"),
				JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(this)
						+ "\n");
		for (String contest : contests()) {
			Files.writeString(folder.resolve(file(contest)), new Plot(contest, of(contest)).toSvg());
		}
	}

	/** Updates {@code performance.md} in the folder, and its plots. */
	void publish(Path docs) throws IOException {
		write(docs.resolve("performance"));
		Files.delete(docs.resolve("performance").resolve("report.md"));
		Path page = docs.resolve("performance.md");
		String text = Files.readString(page);
		StringBuilder run = new StringBuilder(BEGIN).append('\n');
		contests().forEach((contest) -> run.append("\n![")
			.append(contest)
			.append("](performance/")
			.append(file(contest))
			.append(")"));
		run.append('\n').append(table()).append('\n');
		Files.writeString(page, text.substring(0, text.indexOf(BEGIN)) + run + text.substring(text.indexOf(END)));
	}

	private List<String> contests() {
		return this.results.stream().map(Result::contest).distinct().toList();
	}

	private List<Result> of(String contest) {
		return this.results.stream().filter((result) -> result.contest().equals(contest)).toList();
	}

	private static String file(String contest) {
		return contest.replace(' ', '-') + ".svg";
	}

}
