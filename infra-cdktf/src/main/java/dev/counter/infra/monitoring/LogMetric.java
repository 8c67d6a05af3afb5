package dev.counter.infra.monitoring;

import java.util.Locale;
import java.util.Map;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilter;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilterMetricTransformation;
import dev.counter.contract.LogMessages;
import dev.counter.contract.Machine;
import dev.counter.contract.Schema;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Metric filters: each counts the events of a log that match its pattern.
 */
enum LogMetric {

	/** The migrator's own prefix, and errors of the JVM. */
	MIGRATOR_FAILURES("?" + Schema.FAILURE_PREFIX + " ?\"Error: \" ?OutOfMemoryError"),

	IMPORT_FAILURES(message(LogMessages.IMPORT_FAILED)),

	UPLOADS_REFUSED(message(LogMessages.UPLOAD_REFUSED));

	private final String pattern;

	LogMetric(String pattern) {
		this.pattern = pattern;
	}

	String part() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	void create(Construct scope, Names names, String logGroup) {
		CloudwatchLogMetricFilter.Builder.create(scope, "filter")
			.name(names.of(part()))
			.logGroupName(logGroup)
			.pattern(this.pattern)
			.metricTransformation(CloudwatchLogMetricFilterMetricTransformation.builder()
				.namespace(Machine.METRICS)
				.name(metricName(names))
				.value("1")
				.unit("Count")
				.build())
			.build();
	}

	Metric metric(Names names) {
		return new Metric(Machine.METRICS, metricName(names), Map.of(), "Sum");
	}

	/** With the environment in the name, as the metric has no dimensions. */
	private String metricName(Names names) {
		return part() + "-" + names.environment();
	}

	/** Lines of JSON whose message starts with these words. */
	private static String message(String start) {
		return "{ $.message = \"" + start + "*\" }";
	}

}
