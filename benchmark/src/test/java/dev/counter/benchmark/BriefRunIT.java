package dev.counter.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Smoke test of the benchmark, where wrk and pgbench are installed: it works, whatever
 * its figures.
 */
class BriefRunIT {

	@Test
	void benchmarkMeasuresEachContestAndFailsNoRequest() throws IOException {
		assumeTrue(Program.find("wrk").isPresent() && Program.find("pgbench").isPresent(),
				"wrk and pgbench are not installed");
		Path folder = Path.of("target", "brief").toAbsolutePath();
		Report report = Benchmark.run(Plan.brief(), folder);
		assertThat(report.results()).extracting(Contest.Result::contest).contains("adds", "adds with a key", "reads");
		assertThat(report.results()).extracting(Contest.Result::contestant)
			.contains("pgbench, one row", "adder", "home page", "page of entries");
		assertThat(report.results()).allSatisfy((result) -> assertThat(result.perSecond()).isPositive());
		assertThat(folder.resolve("report.json")).isNotEmptyFile();
		assertThat(folder.resolve("adds.svg")).content().startsWith("<svg");
	}

}
