package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CloudWatch metric with a statistic; the dimensions match exactly.
 */
record Metric(String namespace, String name, Map<String, String> dimensions, String statistic) {

	Metric {
		dimensions = Map.copyOf(dimensions);
	}

	/** An element of {@code metrics} in a dashboard's widget. */
	List<Object> row(String label) {
		List<Object> row = new ArrayList<>(List.of(this.namespace, this.name));
		new TreeMap<>(this.dimensions).forEach((dimension, value) -> row.addAll(List.of(dimension, value)));
		row.add(Map.of("label", label, "stat", this.statistic));
		return row;
	}

}
