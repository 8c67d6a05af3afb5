package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import dev.counter.contract.Machine;
import dev.counter.contract.Service;
import dev.counter.infra.Json;
import dev.counter.infra.settings.RdsSettings;
import dev.counter.infra.monitoring.Monitoring.Inputs;
import software.constructs.Construct;

/**
 * Everything at a glance, in the order in which visitors would notice: what they see, who
 * answers them, and what that stands on.
 */
final class Dashboard extends Construct {

	private static final int HALF = DashboardWidgets.COLUMNS / 2;

	private static final int THIRD = DashboardWidgets.COLUMNS / 3;

	private static final int QUARTER = DashboardWidgets.COLUMNS / 4;

	private final Inputs inputs;

	private final EnvironmentMetrics measured;

	private final String url;

	Dashboard(Construct scope, String id, Inputs inputs, EnvironmentMetrics measured, List<String> alarmArns) {
		super(scope, id);
		this.inputs = inputs;
		this.measured = measured;
		String region = inputs.settings().account().region();
		DashboardWidgets widgets = new DashboardWidgets(region);
		widgets.alarms("Alarms", alarmArns, 4);
		visitors(widgets);
		tasks(widgets);
		machine(widgets);
		database(widgets);
		widgets.text(deniedTraffic(region), 3);
		CloudwatchDashboard dashboard = CloudwatchDashboard.Builder.create(this, "dashboard")
			.dashboardName(inputs.names().of("overview"))
			.dashboardBody(Json.of(Map.of("widgets", widgets.all())))
			.build();
		this.url = "https://" + region + ".console.aws.amazon.com/cloudwatch/home?region=" + region
				+ "#dashboards/dashboard/" + dashboard.getDashboardName();
	}

	String url() {
		return this.url;
	}

	private void visitors(DashboardWidgets widgets) {
		widgets.graph("Requests a minute", THIRD, each(this.measured::requests), Map.of());
		List<List<Object>> errors = new ArrayList<>(each(this.measured::serverErrors));
		errors.add(this.measured.balancerErrors().row("load balancer"));
		widgets.graph("Answers with 5xx a minute", THIRD, errors, Map.of());
		List<List<Object>> latencies = new ArrayList<>();
		for (Service service : Service.values()) {
			latencies.add(this.measured.latency(service, "p50").row(service.key() + " p50"));
			latencies.add(this.measured.latency(service, "p99").row(service.key() + " p99"));
		}
		widgets.graph("Seconds to an answer", THIRD, latencies,
				Map.of("alarm", this.inputs.settings().monitoring().latencyMillis() / 1000.0));
	}

	private void tasks(DashboardWidgets widgets) {
		this.inputs.tasks()
			.forEach((service, tasks) -> widgets.graph("Tasks of " + service.key(), QUARTER,
					List.of(this.measured.runningTasks(service).row("running")), new TreeMap<>(Map.of("at least",
							(double) tasks.settings().minTasks(), "at most", (double) tasks.settings().maxTasks()))));
		List<List<Object>> cpu = new ArrayList<>();
		List<List<Object>> memory = new ArrayList<>();
		for (Service service : this.inputs.tasks().keySet()) {
			cpu.add(this.measured.taskCpu(service).row(service.key()));
			memory.add(this.measured.taskMemory(service).row(service.key()));
		}
		widgets.graph("CPU of tasks, percent", QUARTER, cpu, Map.of());
		widgets.graph("Memory of tasks, percent", QUARTER, memory, Map.of());
	}

	private void machine(DashboardWidgets widgets) {
		widgets.graph("Machines of the adder", QUARTER, List.of(this.measured.machines().row("in service")), Map.of());
		widgets.graph("CPU of the adder, percent", QUARTER, List.of(this.measured.machineCpu().row("CPU")), Map.of());
		widgets.graph("Memory of the adder, percent", QUARTER,
				List.of(this.measured.machine(Machine.MEMORY_METRIC, "Average").row("memory")), Map.of());
		widgets.graph("Disk of the adder, percent", QUARTER,
				List.of(this.measured.machine(Machine.DISK_METRIC, "Average").row("disk")), Map.of());
	}

	private void database(DashboardWidgets widgets) {
		RdsSettings settings = this.inputs.settings().database();
		widgets.graph("CPU of the database, percent", THIRD, List.of(this.measured.databaseCpu().row("CPU")), Map.of());
		widgets.graph("Connections to the database", THIRD, List.of(this.measured.databaseConnections().row("open")),
				Map.of("at most", (double) settings.databaseClass().connections()));
		widgets.graph("Free storage of the database, bytes", THIRD,
				List.of(this.measured.databaseStorage().row("free")), Map.of());
		widgets.graph("Seconds to write to the database's disk", HALF,
				List.of(this.measured.databaseWriteLatency().row("write")), Map.of());
		widgets.graph("Memory of the database, bytes", HALF,
				List.of(this.measured.databaseMemory().row("free"), this.measured.databaseSwap().row("swap")),
				Map.of());
	}

	private String deniedTraffic(String region) {
		return """
				## Who was denied
				The network's refusals are no metric: [ask them in Athena](https://%1$s.console.aws.amazon.com/athena/home?region=%1$s#/query-editor/saved-queries),
				workgroup **%2$s**, saved queries."""
			.formatted(region, this.inputs.deniedTrafficWorkgroup());
	}

	private static List<List<Object>> each(Function<Service, Metric> metric) {
		return Arrays.stream(Service.values()).map((service) -> metric.apply(service).row(service.key())).toList();
	}

}
