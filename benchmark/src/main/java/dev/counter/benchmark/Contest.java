package dev.counter.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Comparison of contestants that alternate, so that a slow minute of the machine affects
 * all of them.
 */
final class Contest {

	private final String title;

	private final String at;

	private final Map<String, Supplier<Figure>> contestants = new LinkedHashMap<>();

	Contest(String title, String at) {
		this.title = title;
		this.at = at;
	}

	/** Adds a contestant; the first is the baseline of the ratios. */
	Contest with(String name, Supplier<Figure> turn) {
		this.contestants.put(name, turn);
		return this;
	}

	List<Result> run(int rounds) {
		Map<String, List<Figure>> figures = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			this.contestants
				.forEach((name, turn) -> figures.computeIfAbsent(name, (each) -> new ArrayList<>()).add(turn.get()));
		}
		List<Result> results = new ArrayList<>();
		figures.forEach((name, turns) -> {
			double rate = median(turns, Figure::perSecond);
			double ratio = results.isEmpty() ? 1 : rate / results.get(0).perSecond();
			results.add(new Result(this.title, this.at, name, rate, rates(turns).min(Double::compare).orElseThrow(),
					rates(turns).max(Double::compare).orElseThrow(), median(turns, Figure::median),
					median(turns, Figure::tail), ratio, turns.stream().mapToLong(Figure::errors).sum()));
		});
		return results;
	}

	private static Stream<Double> rates(List<Figure> turns) {
		return turns.stream().map(Figure::perSecond);
	}

	private static double median(List<Figure> turns, Function<Figure, Double> value) {
		return turns.stream().map(value).sorted().toList().get(turns.size() / 2);
	}

	/**
	 * Aggregate of a contestant's turns.
	 *
	 * @param contest the title of the contest
	 * @param at the number of clients or entries
	 * @param contestant the name of the contestant
	 * @param perSecond the median rate
	 * @param slowest the rate of the slowest turn
	 * @param fastest the rate of the fastest turn
	 * @param median the median latency, in milliseconds
	 * @param tail the 99th percentile of the latency, in milliseconds
	 * @param ratio the rate divided by that of the baseline
	 * @param errors operations that failed, in all turns
	 */
	record Result(String contest, String at, String contestant, double perSecond, double slowest, double fastest,
			double median, double tail, double ratio, long errors) {
	}

}
