package dev.counter.infra.monitoring;

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
 * @param missingData how missing data is treated
 */
record AlarmDefinition(String part, String first, Map<String, Metric> metrics, Optional<String> expression,
		Comparison comparison, double threshold, int minutes, int periods, MissingData missingData) {

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
	enum MissingData {

		/** Nothing happens, and that is fine. */
		NOT_BREACHING("notBreaching"),

		/** Whoever measures is gone, and that is what the alarm is for. */
		BREACHING("breaching");

		private final String treatment;

		MissingData(String treatment) {
			this.treatment = treatment;
		}

		String treatment() {
			return this.treatment;
		}

	}

	AlarmDefinition {
		metrics = new TreeMap<>(metrics);
	}

	static AlarmDefinition above(String part, Metric metric, double threshold, String first) {
		return new AlarmDefinition(part, first, Map.of("measured", metric), Optional.empty(), Comparison.ABOVE,
				threshold, 5, 1, MissingData.NOT_BREACHING);
	}

	static AlarmDefinition below(String part, Metric metric, double threshold, String first) {
		return new AlarmDefinition(part, first, Map.of("measured", metric), Optional.empty(), Comparison.BELOW,
				threshold, 5, 1, MissingData.NOT_BREACHING);
	}

	/** Makes it look at what several metrics give together. */
	AlarmDefinition calculating(String formula, Map<String, Metric> inputs) {
		return new AlarmDefinition(this.part, this.first, inputs, Optional.of(formula), this.comparison, this.threshold,
				this.minutes, this.periods, this.missingData);
	}

	/** Makes it ring only after a while. */
	AlarmDefinition after(int count, int length) {
		return new AlarmDefinition(this.part, this.first, this.metrics, this.expression, this.comparison,
				this.threshold, length, count, this.missingData);
	}

	/** Makes it ring as well when nothing is measured any more. */
	AlarmDefinition breachingWhenMissing() {
		return new AlarmDefinition(this.part, this.first, this.metrics, this.expression, this.comparison,
				this.threshold, this.minutes, this.periods, MissingData.BREACHING);
	}

}
