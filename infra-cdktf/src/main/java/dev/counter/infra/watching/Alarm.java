package dev.counter.infra.watching;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When somebody is to be told, and what to look at first.
 *
 * @param part its short name, for example {@code display-latency}
 * @param first what to look at first
 * @param metrics what is measured, by the name that an expression gives it
 * @param expression what to make of several metrics; empty for a single one
 * @param comparison {@code ABOVE} or {@code BELOW}
 * @param threshold the value that is still right
 * @param minutes how many minutes a period has
 * @param periods for how many periods in a row
 * @param silence what it means that nothing is measured
 */
record Alarm(String part, String first, Map<String, Metric> metrics, Optional<String> expression, Comparison comparison,
		double threshold, int minutes, int periods, Silence silence) {

	/** On which side of its threshold an alarm rings. */
	enum Comparison {

		/** Rings above. */
		ABOVE("GreaterThanThreshold"),

		/** Rings below. */
		BELOW("LessThanThreshold");

		private final String operator;

		Comparison(String operator) {
			this.operator = operator;
		}

		String operator() {
			return this.operator;
		}

	}

	/** What it means when nothing is measured. */
	enum Silence {

		/** Nothing happens, and that is fine. */
		FINE("notBreaching"),

		/** Whoever measures is gone, and that is what the alarm is for. */
		ALARMING("breaching");

		private final String treatment;

		Silence(String treatment) {
			this.treatment = treatment;
		}

		String treatment() {
			return this.treatment;
		}

	}

	Alarm {
		metrics = new TreeMap<>(metrics);
	}

	static Alarm above(String part, Metric metric, double threshold, String first) {
		return new Alarm(part, first, Map.of("measured", metric), Optional.empty(), Comparison.ABOVE, threshold, 5, 1,
				Silence.FINE);
	}

	static Alarm below(String part, Metric metric, double threshold, String first) {
		return new Alarm(part, first, Map.of("measured", metric), Optional.empty(), Comparison.BELOW, threshold, 5, 1,
				Silence.FINE);
	}

	/** Makes it look at what several metrics give together. */
	Alarm calculating(String formula, Map<String, Metric> inputs) {
		return new Alarm(this.part, this.first, inputs, Optional.of(formula), this.comparison, this.threshold,
				this.minutes, this.periods, this.silence);
	}

	/** Makes it ring only after a while. */
	Alarm after(int count, int length) {
		return new Alarm(this.part, this.first, this.metrics, this.expression, this.comparison, this.threshold, length,
				count, this.silence);
	}

	/** Makes it ring as well when nothing is measured any more. */
	Alarm orSilence() {
		return new Alarm(this.part, this.first, this.metrics, this.expression, this.comparison, this.threshold,
				this.minutes, this.periods, Silence.ALARMING);
	}

}
