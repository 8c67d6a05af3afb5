package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * CloudWatch metric alarm with a notification for alarm and OK. By default it evaluates
 * one period of 5 minutes, and missing data does not breach.
 */
final class AlarmDefinition {

	private final String part;

	private final String comparison;

	private final double threshold;

	private final String description;

	private Map<String, Metric> metrics;

	private Optional<String> expression = Optional.empty();

	private int minutes = 5;

	private int periods = 1;

	private String missingData = "notBreaching";

	private AlarmDefinition(String part, Metric metric, String comparison, double threshold, String description) {
		this.part = part;
		this.metrics = Map.of("measured", metric);
		this.comparison = comparison;
		this.threshold = threshold;
		this.description = description;
	}

	static AlarmDefinition above(String part, Metric metric, double threshold, String description) {
		return new AlarmDefinition(part, metric, "GreaterThanThreshold", threshold, description);
	}

	static AlarmDefinition below(String part, Metric metric, double threshold, String description) {
		return new AlarmDefinition(part, metric, "LessThanThreshold", threshold, description);
	}

	/** Compares a metric math expression; the keys are the ids of its inputs. */
	AlarmDefinition expression(String metricMath, Map<String, Metric> inputs) {
		this.expression = Optional.of(metricMath);
		this.metrics = new TreeMap<>(inputs);
		return this;
	}

	/** Breaches this many periods in a row. */
	AlarmDefinition periods(int count, int minutesEach) {
		this.periods = count;
		this.minutes = minutesEach;
		return this;
	}

	AlarmDefinition breachingWhenMissing() {
		this.missingData = "breaching";
		return this;
	}

	String part() {
		return this.part;
	}

	CloudwatchMetricAlarm create(Construct scope, Names names, String topicArn) {
		return CloudwatchMetricAlarm.Builder.create(scope, this.part)
			.alarmName(names.of(this.part))
			.alarmDescription(this.description)
			.metricQuery(queries())
			.comparisonOperator(this.comparison)
			.threshold(this.threshold)
			.evaluationPeriods(this.periods)
			.datapointsToAlarm(this.periods)
			.treatMissingData(this.missingData)
			.alarmActions(List.of(topicArn))
			.okActions(List.of(topicArn))
			.tags(names.tags(this.part))
			.build();
	}

	private List<CloudwatchMetricAlarmMetricQuery> queries() {
		List<CloudwatchMetricAlarmMetricQuery> queries = new ArrayList<>();
		this.expression.ifPresent((metricMath) -> queries.add(CloudwatchMetricAlarmMetricQuery.builder()
			.id("result")
			.label(this.part)
			.expression(metricMath)
			.returnData(true)
			.build()));
		boolean single = queries.isEmpty();
		this.metrics.forEach((id,
				metric) -> queries.add(CloudwatchMetricAlarmMetricQuery.builder()
					.id(id)
					.metric(CloudwatchMetricAlarmMetricQueryMetric.builder()
						.namespace(metric.namespace())
						.metricName(metric.name())
						.dimensions(metric.dimensions())
						.stat(metric.statistic())
						.period(this.minutes * 60)
						.build())
					.returnData(single)
					.build()));
		return queries;
	}

}
