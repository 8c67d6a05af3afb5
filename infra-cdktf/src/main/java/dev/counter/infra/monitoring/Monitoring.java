package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.hashicorp.cdktf.providers.aws.cloudwatch_composite_alarm.CloudwatchCompositeAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.adder.AdderInstances;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.files.FilesBucket;
import dev.counter.infra.settings.MonitoringSettings;
import dev.counter.infra.settings.RdsSettings;
import software.constructs.Construct;

/**
 * Monitoring of an environment: dashboard, alarms by email, and a composite alarm for
 * effects on visitors.
 */
public final class Monitoring extends Construct {

	private static final String VISITORS_AFFECTED = "visitors-affected";

	private final String dashboardUrl;

	/**
	 * Inputs of monitoring.
	 *
	 * @param cluster the name of the ECS cluster
	 * @param services the ECS services
	 * @param database the database's identifier
	 * @param deniedTrafficWorkgroup the Athena workgroup with the saved queries
	 */
	public record Inputs(Names names, MonitoringSettings settings, RdsSettings databaseSettings,
			LoadBalancer.Outputs balancer, String cluster, Map<Service, ScaledService> services,
			AdderInstances.Outputs adder, String database, FilesBucket files, String migratorLogGroup,
			String deniedTrafficWorkgroup) {

		public Inputs {
			services = new EnumMap<>(services);
		}

	}

	public Monitoring(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		EnvironmentMetrics metrics = new EnvironmentMetrics(inputs);
		LogMetric.MIGRATOR_FAILURES.create(new Construct(this, "migrator"), names, inputs.migratorLogGroup());
		LogMetric.IMPORT_FAILURES.create(new Construct(this, "imports"), names, inputs.adder().logGroup());
		LogMetric.UPLOADS_REFUSED.create(new Construct(this, "uploads"), names, inputs.adder().logGroup());
		String topicArn = new AlarmNotifications(this, "notifications", names, inputs.settings().email()).topicArn();
		Map<String, CloudwatchMetricAlarm> alarms = new LinkedHashMap<>();
		Construct group = new Construct(this, "alarms");
		definitions(inputs, metrics).forEach((alarm) -> alarms.put(alarm.part(), alarm.create(group, names, topicArn)));
		visitorsAffected(names, alarms, topicArn);
		Dashboard dashboard = new Dashboard(this, "dashboard", inputs, metrics,
				alarms.values().stream().map(CloudwatchMetricAlarm::getArn).toList());
		CostBudget.create(new Construct(this, "budget"), names, inputs.settings());
		this.dashboardUrl = dashboard.url();
	}

	public String dashboardUrl() {
		return this.dashboardUrl;
	}

	private static List<AlarmDefinition> definitions(Inputs inputs, EnvironmentMetrics metrics) {
		ServiceAlarms services = new ServiceAlarms(metrics, inputs.settings());
		List<AlarmDefinition> all = new ArrayList<>();
		for (Service service : Service.values()) {
			all.addAll(services.of(service));
		}
		inputs.services().forEach((service, scaled) -> services.atMaximum(service, scaled).ifPresent(all::add));
		all.addAll(new PlatformAlarms(metrics, inputs.settings()).all(inputs.databaseSettings()));
		all.addAll(FileAlarms.of(metrics, inputs.files().settings()));
		return all;
	}

	private void visitorsAffected(Names names, Map<String, CloudwatchMetricAlarm> alarms, String topicArn) {
		List<String> parts = new ArrayList<>();
		for (Service service : Service.values()) {
			parts.addAll(ServiceAlarms.affectingVisitors(service));
		}
		parts.add(PlatformAlarms.BALANCER_ERRORS);
		CloudwatchCompositeAlarm.Builder.create(this, VISITORS_AFFECTED)
			.alarmName(names.of(VISITORS_AFFECTED))
			.alarmDescription(
					"Visitors wait, see errors, or see nothing. Look first at the dashboard, which shows the service"
							+ " concerned, then at the description of that service's alarm.")
			.alarmRule(parts.stream()
				.map((part) -> "ALARM(\"" + Objects.requireNonNull(alarms.get(part)).getAlarmName() + "\")")
				.collect(Collectors.joining(" OR ")))
			.alarmActions(List.of(topicArn))
			.okActions(List.of(topicArn))
			.tags(names.tags(VISITORS_AFFECTED))
			.build();
	}

}
