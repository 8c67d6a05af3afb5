package dev.counter.benchmark;

import java.util.List;
import java.util.Map;

import dev.counter.benchmark.Contest.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Result of a contest: the median with its spread, and the ratio to the baseline.
 */
class ContestTests {

	private final Turns slow = new Turns(List.of(100.0, 300.0, 200.0));

	private final Turns fast = new Turns(List.of(500.0, 400.0, 900.0));

	private final List<Result> results = new Contest("adds", "16 connections").with("pgbench", this.slow::next)
		.with("adder", this.fast::next)
		.run(3);

	@Test
	void resultComparesMedianWithBaseline() {
		assertThat(this.results).extracting(Result::perSecond).containsExactly(200.0, 500.0);
		assertThat(this.results.get(1).ratio()).isEqualTo(2.5);
		assertThat(this.results.get(1).slowest()).isEqualTo(400);
		assertThat(this.results.get(1).fastest()).isEqualTo(900);
	}

	@Test
	void resultsAreShownAsTableAndBars() {
		Report report = new Report(Map.of("java", "25"), new Plan(3, 1, 1, List.of(), List.of()), this.results);
		assertThat(report.table()).contains("| adds | 16 connections | adder | 500 | 400 to 900 | 2.50 |",
				"- java: 25");
		assertThat(new Plot("adds", this.results).toSvg()).contains("adder, 16 connections", "500 (2.50)");
	}

	/** Turns with given rates. */
	private static final class Turns {

		private final List<Double> rates;

		private int turn;

		Turns(List<Double> rates) {
			this.rates = rates;
		}

		Figure next() {
			return new Figure(this.rates.get(this.turn++), 1, 2, 0);
		}

	}

}
