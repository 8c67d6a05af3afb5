package dev.counter.infra.counter;

import java.util.Map;
import java.util.TreeMap;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.files.FilesBucket;
import dev.counter.infra.monitoring.Monitoring;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.network.Network;
import dev.counter.infra.operators.OperatorAccess;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * Stack of one environment: wires the constructs.
 */
public final class CounterStack extends DeploymentStack {

	public CounterStack(Construct scope, EnvironmentSettings settings) {
		this(scope, settings, settings.names());
	}

	private CounterStack(Construct scope, EnvironmentSettings settings, Names names) {
		super(scope, names.prefix(), names);
		ReleaseVariables release = new ReleaseVariables(this, "release", names);
		Network network = new Network(this, "network", names, settings.network());
		LoadBalancer.Outputs entrance = new LoadBalancer(this, "entrance", new LoadBalancer.Inputs(names,
				network.outputs(), settings.entrance(), settings.logDays(), settings.protectLogs()))
			.outputs();
		RdsDatabase database = new RdsDatabase(this, "database", names, network.outputs(), settings.database(),
				settings.logDays());
		FilesBucket files = new FilesBucket(this, "files", names, settings.files(), network.outputs().s3EndpointId(),
				entrance.url());
		DeniedTraffic traffic = new DeniedTraffic(this, "denied-traffic", names, network.outputs().vpcId(),
				settings.network().deniedTrafficDays(), settings.protectLogs());
		DeniedTraffic.Outputs denied = traffic.outputs();
		Workloads workloads = new Workloads(this, names, settings, release, network, entrance, database, files);
		OperatorAccess operators = new OperatorAccess(this, "operator", names, database, traffic);
		Monitoring monitoring = new Monitoring(this, "watching",
				new Monitoring.Inputs(names, settings.monitoring(), settings.database(), entrance,
						workloads.clusterName(), workloads.scaledServices(), workloads.adder(),
						database.outputs().identifier(), files, workloads.migratorLogGroup(), denied.workgroup()));
		output("url", entrance.url(), "Where visitors find the counter");
		output("dashboard", monitoring.dashboardUrl(), "Everything at a glance");
		output("log_groups", workloads.logGroups(), "Where each program writes its log");
		output("operator_role", operators.roleArn(), "The role of people who read logs and database");
		output("athena_workgroup", denied.workgroup(), "Has the queries for who was denied");
		output("buckets",
				new TreeMap<>(Map.of("access_logs", entrance.accessLogsBucket(), "denied_traffic",
						denied.recordsBucket(), "query_results", denied.resultsBucket(), "files", files.name())),
				"What the environment records, and the files of visitors");
		output("quotas", ServiceQuotas.needed(settings), "What it takes of the account's quotas at most");
		output("running", workloads.running(), "Names that scripts wait for");
	}

}
