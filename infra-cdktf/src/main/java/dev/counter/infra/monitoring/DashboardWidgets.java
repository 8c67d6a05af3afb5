package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Widgets of a CloudWatch dashboard, placed in rows.
 */
final class DashboardWidgets {

	/** Width of a dashboard. */
	static final int COLUMNS = 24;

	private static final int HEIGHT = 6;

	private final String region;

	private final List<Object> widgets = new ArrayList<>();

	private int x;

	private int y;

	DashboardWidgets(String region) {
		this.region = region;
	}

	/** Markdown over the full width; the height is in rows of the grid. */
	void text(String markdown, int height) {
		add("text", Map.of("markdown", markdown), COLUMNS, height);
	}

	void alarms(String title, List<String> arns, int height) {
		add("alarm", Map.of("title", title, "alarms", arns), COLUMNS, height);
	}

	/** A graph with horizontal annotations. */
	void graph(String title, int width, List<List<Object>> rows, Map<String, Double> limits) {
		graph(title, width, rows, limits, Map.of("period", 60));
	}

	/** The same for metrics of each day, over two weeks. */
	void daily(String title, int width, List<List<Object>> rows, Map<String, Double> limits) {
		graph(title, width, rows, limits, Map.of("period", 24 * 60 * 60, "start", "-P14D"));
	}

	private void graph(String title, int width, List<List<Object>> rows, Map<String, Double> limits,
			Map<String, Object> times) {
		List<Object> annotations = new ArrayList<>();
		limits.forEach((label, value) -> annotations.add(Map.of("label", label, "value", value)));
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("title", title);
		properties.put("metrics", rows);
		properties.put("view", "timeSeries");
		properties.put("stacked", false);
		properties.put("region", this.region);
		properties.putAll(times);
		properties.put("yAxis", Map.of("left", Map.of("min", 0, "showUnits", false)));
		properties.put("annotations", Map.of("horizontal", annotations));
		add("metric", properties, width, HEIGHT);
	}

	List<Object> all() {
		return this.widgets;
	}

	private void add(String type, Map<String, Object> properties, int width, int height) {
		this.widgets.add(Map.of("type", type, "x", this.x, "y", this.y, "width", width, "height", height, "properties",
				properties));
		this.x += width;
		if (this.x >= COLUMNS) {
			this.x = 0;
			this.y += height;
		}
	}

}
