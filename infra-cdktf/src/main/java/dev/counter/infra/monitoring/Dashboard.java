package dev.counter.infra.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import dev.counter.contract.Machine;
import dev.counter.contract.Service;
import dev.counter.infra.Json;
import software.constructs.Construct;

/**
 * CloudWatch dashboard in the order of effects: visitors, workloads, database.
 */
final class Dashboard extends Construct {

	private static final int HALF = DashboardWidgets.COLUMNS / 2;

	private static final int THIRD = DashboardWidgets.COLUMNS / 3;

	private static final int QUARTER = DashboardWidgets.COLUMNS / 4;

	private final Monitoring.Inputs inputs;

	private final EnvironmentMetrics metrics;

	private final DashboardWidgets widgets;

	private final String url;

	Dashboard(Construct scope, String id, Monitoring.Inputs inputs, EnvironmentMetrics metrics,
			List<String> alarmArns) {
		super(scope, id);
		this.inputs = inputs;
		this.metrics = metrics;
		String region = inputs.names().account().region();
		this.widgets = new DashboardWidgets(region);
		this.widgets.alarms("Alarms", alarmArns, 4);
		visitors();
		tasks();
		adder();
		database();
		files();
		this.widgets.text(deniedTraffic(region), 3);
		CloudwatchDashboard dashboard = CloudwatchDashboard.Builder.create(this, "dashboard")
			.dashboardName(inputs.names().of("overview"))
			.dashboardBody(Json.of(Map.of("widgets", this.widgets.all())))
			.build();
		this.url = "https://" + region + ".console.aws.amazon.com/cloudwatch/home?region=" + region
				+ "#dashboards/dashboard/" + dashboard.getDashboardName();
	}

	String url() {
		return this.url;
	}

	private void visitors() {
		List<List<Object>> requests = new ArrayList<>();
		List<List<Object>> errors = new ArrayList<>();
		List<List<Object>> latencies = new ArrayList<>();
		for (Service service : Service.values()) {
			requests.add(this.metrics.requests(service).row(service.key()));
			errors.add(this.metrics.serverErrors(service).row(service.key()));
			latencies.add(this.metrics.latency(service, "p50").row(service.key() + " p50"));
			latencies.add(this.metrics.latency(service, "p99").row(service.key() + " p99"));
		}
		errors.add(this.metrics.balancerErrors().row("load balancer"));
		this.widgets.graph("Requests a minute", THIRD, requests, Map.of());
		this.widgets.graph("Answers with 5xx a minute", THIRD, errors, Map.of());
		this.widgets.graph("Seconds to an answer", THIRD, latencies,
				Map.of("alarm", this.inputs.settings().latencyMillis() / 1000.0));
	}

	private void tasks() {
		List<List<Object>> cpu = new ArrayList<>();
		List<List<Object>> memory = new ArrayList<>();
		this.inputs.services().forEach((service, scaled) -> {
			graph("Tasks of " + service.key(), QUARTER, this.metrics.runningTasks(service), "running", new TreeMap<>(
					Map.of("at least", (double) scaled.minTasks(), "at most", (double) scaled.maxTasks())));
			cpu.add(this.metrics.taskCpuPercent(service).row(service.key()));
			memory.add(this.metrics.taskMemoryPercent(service).row(service.key()));
		});
		this.widgets.graph("CPU of tasks, percent", QUARTER, cpu, Map.of());
		this.widgets.graph("Memory of tasks, percent", QUARTER, memory, Map.of());
	}

	private void adder() {
		graph("Machines of the adder", QUARTER, this.metrics.adderInstances(), "in service", Map.of());
		graph("CPU of the adder, percent", QUARTER, this.metrics.adderCpuPercent(), "CPU", Map.of());
		graph("Memory of the adder, percent", QUARTER, this.metrics.agent(Machine.MEMORY_METRIC, "Average"), "memory",
				Map.of());
		graph("Disk of the adder, percent", QUARTER, this.metrics.agent(Machine.DISK_METRIC, "Average"), "disk",
				Map.of());
	}

	private void database() {
		graph("CPU of the database, percent", THIRD, this.metrics.databaseCpuPercent(), "CPU", Map.of());
		graph("Connections to the database", THIRD, this.metrics.databaseConnections(), "open",
				Map.of("at most", (double) this.inputs.databaseSettings().databaseClass().connections()));
		graph("Free storage of the database, bytes", THIRD, this.metrics.databaseFreeStorageBytes(), "free", Map.of());
		graph("Seconds to write to the database's disk", HALF, this.metrics.databaseWriteSeconds(), "write", Map.of());
		this.widgets.graph("Memory of the database, bytes", HALF, List
			.of(this.metrics.databaseFreeMemoryBytes().row("free"), this.metrics.databaseSwapBytes().row("swap")),
				Map.of());
	}

	private void files() {
		this.widgets.daily("Bytes of files kept", HALF, List.of(this.metrics.filesBytes().row("kept")),
				Map.of("at most", (double) this.inputs.files().settings().bytesKept()));
		this.widgets.graph("Failed imports and refused uploads", HALF,
				List.of(this.metrics.logged(LogMetric.IMPORT_FAILURES).row("failed"),
						this.metrics.logged(LogMetric.UPLOADS_REFUSED).row("refused")),
				Map.of());
	}

	private void graph(String title, int width, Metric metric, String label, Map<String, Double> limits) {
		this.widgets.graph(title, width, List.of(metric.row(label)), limits);
	}

	private String deniedTraffic(String region) {
		return """
				## Denied traffic
				Rejected traffic has no metric: [query it in Athena](https://%1$s.console.aws.amazon.com/athena/home?region=%1$s#/query-editor/saved-queries),
				workgroup **%2$s**, saved queries."""
			.formatted(region, this.inputs.deniedTrafficWorkgroup());
	}

}
