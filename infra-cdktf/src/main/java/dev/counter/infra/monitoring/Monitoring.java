package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.hashicorp.cdktf.providers.aws.cloudwatch_composite_alarm.CloudwatchCompositeAlarm;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * What tells a person how it goes: a dashboard to look at, alarms that send mail, and one
 * alarm among them that is worth getting up for.
 */
public final class Monitoring extends Construct {

	private static final String VISITORS_AFFECTED = "visitors-affected";

	private final Outputs outputs;

	/**
	 * What is watched.
	 *
	 * @param names names and tags
	 * @param settings of the environment
	 * @param balancer where requests come in
	 * @param cluster the name of the cluster that tasks run in
	 * @param tasks the services that run in tasks
	 * @param adderGroup the name of the adder's Auto Scaling group
	 * @param database the database's identifier
	 * @param migratorLogGroup the log of migrators
	 * @param deniedTrafficWorkgroup the workgroup with the queries for denied traffic
	 */
	public record Inputs(Names names, EnvironmentSettings settings, LoadBalancer.Outputs balancer, String cluster,
			Map<Service, Tasks> tasks, String adderGroup, String database, String migratorLogGroup,
			String deniedTrafficWorkgroup) {

		public Inputs {
			tasks = new EnumMap<>(tasks);
		}

		Tasks tasks(Service service) {
			return Objects.requireNonNull(this.tasks.get(service));
		}

	}

	/**
	 * A service that runs in tasks.
	 *
	 * @param serviceName its name in the cluster
	 * @param settings how many tasks it has
	 */
	public record Tasks(String serviceName, TaskSettings settings) {

	}

	/**
	 * What a person needs.
	 *
	 * @param dashboardUrl where the dashboard is
	 */
	public record Outputs(String dashboardUrl) {

	}

	public Monitoring(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		EnvironmentSettings settings = inputs.settings();
		EnvironmentMetrics measured = new EnvironmentMetrics(inputs);
		new MigratorFailureMetric(this, "migrator", names, settings.environment(), inputs.migratorLogGroup());
		AlarmNotifications notifications = new AlarmNotifications(this, "notifications", names, settings.account(),
				settings.monitoring().email());
		MetricAlarms alarms = new MetricAlarms(this, "alarms", names, notifications.topicArn(), all(inputs, measured));
		visitorsAffected(names, alarms, notifications.topicArn());
		Dashboard dashboard = new Dashboard(this, "dashboard", inputs, measured, alarms.arns());
		new CostBudget(this, "budget", names, settings);
		this.outputs = new Outputs(dashboard.url());
	}

	/**
	 * What others need.
	 * @return addresses
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	private static List<AlarmDefinition> all(Inputs inputs, EnvironmentMetrics measured) {
		ServiceAlarms services = new ServiceAlarms(measured, inputs.settings().monitoring());
		List<AlarmDefinition> all = new ArrayList<>();
		for (Service service : Service.values()) {
			all.addAll(services.of(service));
		}
		inputs.tasks().forEach((service, tasks) -> all.addAll(services.scaling(service, tasks.settings())));
		all.addAll(new PlatformAlarms(measured, inputs.settings().monitoring()).all(inputs.settings().database()));
		return all;
	}

	private void visitorsAffected(Names names, MetricAlarms alarms, String topicArn) {
		List<String> noticed = new ArrayList<>();
		for (Service service : Service.values()) {
			noticed.add(ServiceAlarms.down(service));
			noticed.add(ServiceAlarms.errors(service));
			noticed.add(ServiceAlarms.latency(service));
		}
		noticed.add(PlatformAlarms.BALANCER_ERRORS);
		CloudwatchCompositeAlarm.Builder.create(this, VISITORS_AFFECTED)
			.alarmName(names.of(VISITORS_AFFECTED))
			.alarmDescription(
					"Visitors wait, see errors, or see nothing. Look first at the dashboard, which shows the service"
							+ " that it is about, then at what that service's alarm says.")
			.alarmRule(String.join(" OR ",
					noticed.stream().map((part) -> "ALARM(\"" + alarms.name(part) + "\")").toList()))
			.alarmActions(List.of(topicArn))
			.okActions(List.of(topicArn))
			.tags(names.tags(VISITORS_AFFECTED))
			.build();
	}

}
