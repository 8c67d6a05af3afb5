package dev.counter.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The benchmark works, whatever its figures: on a machine that has what it needs.
 */
class BriefRunIT {

	@Test
	void measuresEachContestAndFailsNoRequest() throws IOException, SQLException {
		assumeTrue(Program.find("wrk", "wrk").isPresent() && Program.find("pgbench", "postgresql").isPresent(),
				"wrk and pgbench are not installed");
		Path folder = Path.of("target", "brief").toAbsolutePath();
		Report report = Benchmark.run(Plan.brief(), Path.of("..").toAbsolutePath().normalize(), folder);
		assertThat(report.results()).extracting(Contest.Result::contest)
			.contains("adds", "adds with a key", "reads", "every entry once");
		assertThat(report.results()).extracting(Contest.Result::contestant)
			.contains("pgbench, one row", "adder", "a servlet, one INSERT a request", "a servlet that keeps nothing");
		assertThat(report.results()).allSatisfy((result) -> assertThat(result.perSecond()).isPositive());
		assertThat(folder.resolve("report.json")).isNotEmptyFile();
		assertThat(folder.resolve("adds.svg")).content().startsWith("<svg");
	}

}
