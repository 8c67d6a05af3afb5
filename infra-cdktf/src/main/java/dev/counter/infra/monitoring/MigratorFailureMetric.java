package dev.counter.infra.monitoring;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilter;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilterMetricTransformation;
import dev.counter.contract.Machine;
import dev.counter.contract.Schema;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Counts the lines in which a migrator says that it failed, or in which Java says so.
 */
final class MigratorFailureMetric extends Construct {

	/** The migrator's own prefix, and what the JVM says that never got to it. */
	private static final String PATTERN = "?" + Schema.FAILURE_PREFIX + " ?\"Error: \" ?OutOfMemoryError";

	MigratorFailureMetric(Construct scope, String id, Names names, String environment, String logGroup) {
		super(scope, id);
		CloudwatchLogMetricFilter.Builder.create(this, "filter")
			.name(names.of("migrator-failures"))
			.logGroupName(logGroup)
			.pattern(PATTERN)
			.metricTransformation(CloudwatchLogMetricFilterMetricTransformation.builder()
				.namespace(Machine.METRICS)
				.name(metric(environment))
				.value("1")
				.unit("Count")
				.build())
			.build();
	}

	/**
	 * The metric's name, which tells environments apart as it has no dimension.
	 * @param environment the environment
	 * @return for example {@code migrator-failures-small}
	 */
	static String metric(String environment) {
		return "migrator-failures-" + environment;
	}

}
