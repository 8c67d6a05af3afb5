package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that CloudWatch measures.
 *
 * @param namespace for example {@code AWS/RDS}
 * @param name the metric's name there
 * @param dimensions which of them; CloudWatch finds a metric by exactly these
 * @param statistic for example {@code Sum} or {@code p99}
 */
record Metric(String namespace, String name, Map<String, String> dimensions, String statistic) {

	Metric {
		dimensions = Map.copyOf(dimensions);
	}

	/**
	 * The form that dashboards take.
	 * @param label what the legend says
	 * @return namespace, name, dimensions and options in a row
	 */
	List<Object> row(String label) {
		List<Object> row = new ArrayList<>(List.of(this.namespace, this.name));
		new TreeMap<>(this.dimensions).forEach((dimension, value) -> row.addAll(List.of(dimension, value)));
		row.add(Map.of("label", label, "stat", this.statistic));
		return row;
	}

}
