package dev.counter.infra.monitoring;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilter;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilterMetricTransformation;
import dev.counter.contract.Machine;
import dev.counter.contract.Schema;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Metric filter on the migrator's log: counts failures.
 */
final class MigratorFailureMetric {

	/** The migrator's own prefix, and errors of the JVM. */
	private static final String PATTERN = "?" + Schema.FAILURE_PREFIX + " ?\"Error: \" ?OutOfMemoryError";

	private MigratorFailureMetric() {
	}

	static void create(Construct scope, Names names, String logGroup) {
		CloudwatchLogMetricFilter.Builder.create(scope, "filter")
			.name(names.of("migrator-failures"))
			.logGroupName(logGroup)
			.pattern(PATTERN)
			.metricTransformation(CloudwatchLogMetricFilterMetricTransformation.builder()
				.namespace(Machine.METRICS)
				.name(name(names))
				.value("1")
				.unit("Count")
				.build())
			.build();
	}

	/** With the environment in the name, as the metric has no dimensions. */
	static String name(Names names) {
		return "migrator-failures-" + names.environment();
	}

}
