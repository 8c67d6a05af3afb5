package dev.counter.infra.monitoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.counter.contract.Schema;
import dev.counter.contract.Service;
import dev.counter.infra.Policies;
import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alarms: coverage, thresholds, missing data, descriptions.
 */
class AlarmTests {

	static List<Terraform> environments() {
		return Synthesized.environments();
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everyTargetGroupHasAlarms(Terraform stack) {
		for (String targets : stack.all("aws_lb_target_group").keySet()) {
			String group = "${aws_lb_target_group." + targets + ".arn_suffix}";
			assertThat(metrics(stack).values()).filteredOn((metric) -> metric.toString().contains(group))
				.extracting((metric) -> metric.path("metric_name").asText())
				.as(targets)
				.contains("HTTPCode_Target_5XX_Count", "TargetResponseTime", "UnHealthyHostCount", "HealthyHostCount");
		}
		assertThat(stack.all("aws_lb_target_group")).hasSize(Service.values().length);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void databaseInstanceAndMigratorHaveAlarms(Terraform stack) {
		assertThat(names(stack, "AWS/RDS")).contains("FreeStorageSpace", "FreeableMemory", "SwapUsage",
				"CPUUtilization", "DatabaseConnections");
		assertThat(names(stack, "AWS/AutoScaling")).containsExactly("GroupInServiceInstances");
		assertThat(stack.one("aws_autoscaling_group", "adder_machines_group").path("enabled_metrics"))
			.extracting(JsonNode::asText)
			.contains("GroupInServiceInstances");
		JsonNode filter = stack.one("aws_cloudwatch_log_metric_filter", "watching_migrator_filter");
		assertThat(names(stack, "Counter")).contains("mem_used_percent",
				filter.path("metric_transformation").path("name").asText());
	}

	@ParameterizedTest
	@MethodSource("environments")
	void scalingAtItsMaximumHasAnAlarm(Terraform stack) {
		stack.all("aws_appautoscaling_target").forEach((id, target) -> {
			JsonNode alarm = stack.one("aws_cloudwatch_metric_alarm",
					"watching_alarms_" + id.substring(0, id.indexOf('_')) + "-at-maximum");
			assertThat(alarm.path("threshold").asDouble()).isLessThan(target.path("max_capacity").asDouble())
				.isGreaterThan(target.path("max_capacity").asDouble() - 1);
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void missingDataBreachesForAvailabilityAlarms(Terraform stack) {
		stack.all("aws_cloudwatch_metric_alarm").forEach((id, alarm) -> {
			boolean alarming = id.endsWith("-down") || id.endsWith("adder-group") || id.endsWith("adder-agent");
			assertThat(alarm.path("treat_missing_data").asText()).as(id)
				.isEqualTo(alarming ? "breaching" : "notBreaching");
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everyAlarmNamesTheFirstStep(Terraform stack) {
		stack.all("aws_cloudwatch_metric_alarm").forEach((id, alarm) -> {
			assertThat(alarm.path("alarm_description").asText()).as(id)
				.contains("Look first at ")
				.hasSizeLessThan(1024);
			assertThat(alarm.path("alarm_actions").path(0).asText()).as(id)
				.isEqualTo("${aws_sns_topic_policy.watching_notifications_policy.arn}");
			assertThat(alarm.path("ok_actions")).as(id).isEqualTo(alarm.path("alarm_actions"));
		});
	}

	@ParameterizedTest
	@MethodSource("environments")
	void compositeAlarmCoversEffectsOnVisitors(Terraform stack) {
		String rule = stack.one("aws_cloudwatch_composite_alarm", "watching_visitors-affected")
			.path("alarm_rule")
			.asText();
		for (Service service : Service.values()) {
			for (String what : List.of("down", "errors", "latency")) {
				assertThat(rule).contains("ALARM(\"${aws_cloudwatch_metric_alarm.watching_alarms_" + service.key() + "-"
						+ what + ".alarm_name}\")");
			}
		}
		assertThat(rule).doesNotContain("database", "AND");
	}

	/**
	 * A zone without a target reports 0: only the maximum is above it while a target is
	 * healthy.
	 */
	@ParameterizedTest
	@MethodSource("environments")
	void healthyHostAlarmsUseTheMaximumOfZones(Terraform stack) {
		assertThat(metrics(stack).values())
			.filteredOn((metric) -> metric.path("metric_name").asText().endsWith("HealthyHostCount"))
			.hasSize(2 * Service.values().length)
			.allSatisfy((metric) -> assertThat(metric.path("stat").asText()).isEqualTo("Maximum"));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void metricFilterCountsFailuresOfTheMigrator(Terraform stack) {
		String pattern = stack.one("aws_cloudwatch_log_metric_filter", "watching_migrator_filter")
			.path("pattern")
			.asText();
		assertThat(pattern.split(" \\?|^\\?")).contains(Schema.FAILURE_PREFIX, "OutOfMemoryError");
		assertThat(pattern).contains("?\"Error: \"");
	}

	@Test
	void thresholdsComeFromSettings() {
		JsonNode latency = Synthesized.small().one("aws_cloudwatch_metric_alarm", "watching_alarms_adder-latency");
		assertThat(latency.path("threshold").asDouble()).isEqualTo(1.0);
		assertThat(threshold(Synthesized.small(), "memory")).isEqualTo(2 * 0.1 * (1L << 30));
		assertThat(threshold(Synthesized.production(), "memory")).isEqualTo(4 * 0.1 * (1L << 30));
		assertThat(threshold(Synthesized.small(), "swap")).isEqualTo(256 << 20);
		assertThat(freeBytes(Synthesized.small())).isEqualTo(20 * 0.15 * (1L << 30));
		assertThat(freeBytes(Synthesized.production())).isEqualTo(50 * 0.15 * (1L << 30));
	}

	@ParameterizedTest
	@MethodSource("environments")
	void topicAcceptsAlarmsOnly(Terraform stack) {
		assertThat(Policies.of(stack, "aws_sns_topic_policy.watching_notifications_policy")).singleElement()
			.satisfies((statement) -> {
				assertThat(statement.json().path("Principal").path("Service").asText())
					.isEqualTo("cloudwatch.amazonaws.com");
				assertThat(statement.condition("StringEquals", "aws:SourceAccount")).containsExactly("123456789012");
				assertThat(statement.condition("ArnLike", "aws:SourceArn")).singleElement()
					.asString()
					.endsWith(":alarm:" + stack.name() + "-*");
			});
	}

	private static double freeBytes(Terraform stack) {
		return threshold(stack, "storage");
	}

	private static double threshold(Terraform stack, String what) {
		return stack.one("aws_cloudwatch_metric_alarm", "watching_alarms_database-" + what)
			.path("threshold")
			.asDouble();
	}

	private static List<String> names(Terraform stack, String namespace) {
		return metrics(stack).values()
			.stream()
			.filter((metric) -> metric.path("namespace").asText().equals(namespace))
			.map((metric) -> metric.path("metric_name").asText())
			.toList();
	}

	/** By alarm and the metric's id in it. */
	private static Map<String, JsonNode> metrics(Terraform stack) {
		Map<String, JsonNode> metrics = new TreeMap<>();
		stack.all("aws_cloudwatch_metric_alarm")
			.forEach((id, alarm) -> alarm.path("metric_query")
				.forEach((query) -> metrics.put(id + "/" + query.path("id").asText(), query.path("metric"))));
		return metrics;
	}

}
