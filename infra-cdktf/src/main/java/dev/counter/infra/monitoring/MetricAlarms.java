package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * Alarms as CloudWatch takes them; each tells when it rings and when it is over.
 */
final class MetricAlarms extends Construct {

	private final Names names;

	private final String topicArn;

	private final Map<String, CloudwatchMetricAlarm> made = new LinkedHashMap<>();

	MetricAlarms(Construct scope, String id, Names names, String topicArn, List<AlarmDefinition> alarms) {
		super(scope, id);
		this.names = names;
		this.topicArn = topicArn;
		alarms.forEach(this::add);
	}

	/**
	 * The name of an alarm at AWS.
	 * @param part its short name
	 * @return a reference to it
	 */
	String name(String part) {
		CloudwatchMetricAlarm alarm = this.made.get(part);
		if (alarm == null) {
			throw new IllegalArgumentException("No alarm " + part + " among " + this.made.keySet());
		}
		return alarm.getAlarmName();
	}

	List<String> arns() {
		return this.made.values().stream().map(CloudwatchMetricAlarm::getArn).toList();
	}

	private void add(AlarmDefinition alarm) {
		this.made.put(alarm.part(),
				CloudwatchMetricAlarm.Builder.create(this, alarm.part())
					.alarmName(this.names.of(alarm.part()))
					.alarmDescription(alarm.first())
					.metricQuery(queries(alarm))
					.comparisonOperator(alarm.comparison().operator())
					.threshold(alarm.threshold())
					.evaluationPeriods(alarm.periods())
					.datapointsToAlarm(alarm.periods())
					.treatMissingData(alarm.missingData().treatment())
					.alarmActions(List.of(this.topicArn))
					.okActions(List.of(this.topicArn))
					.tags(this.names.tags(alarm.part()))
					.build());
	}

	private static List<CloudwatchMetricAlarmMetricQuery> queries(AlarmDefinition alarm) {
		List<CloudwatchMetricAlarmMetricQuery> queries = new ArrayList<>();
		alarm.expression()
			.ifPresent((expression) -> queries.add(CloudwatchMetricAlarmMetricQuery.builder()
				.id("result")
				.label(alarm.part())
				.expression(expression)
				.returnData(true)
				.build()));
		boolean single = queries.isEmpty();
		alarm.metrics()
			.forEach((name,
					metric) -> queries.add(CloudwatchMetricAlarmMetricQuery.builder()
						.id(name)
						.metric(CloudwatchMetricAlarmMetricQueryMetric.builder()
							.namespace(metric.namespace())
							.metricName(metric.name())
							.dimensions(metric.dimensions())
							.stat(metric.statistic())
							.period(alarm.minutes() * 60)
							.build())
						.returnData(single)
						.build()));
		return queries;
	}

}
