package dev.counter.infra.counter;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import dev.counter.contract.Service;
import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.network.Network;
import dev.counter.infra.operators.OperatorAccess;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.monitoring.Monitoring;
import software.constructs.Construct;

/**
 * One environment, wired: what each construct needs and whom it may reach.
 */
public final class CounterStack extends DeploymentStack {

	public CounterStack(Construct scope, EnvironmentSettings settings) {
		super(scope, id(settings), settings.account(), names(settings));
		Names names = names(settings);
		AccountSettings account = settings.account();
		ReleaseVariables release = new ReleaseVariables(this, "release", account);
		Network network = new Network(this, "network", new Network.Inputs(names, account, settings.network()));
		LoadBalancer entrance = new LoadBalancer(this, "entrance", new LoadBalancer.Inputs(names, account,
				network.outputs(), settings.entrance(), settings.logDays(), settings.protectLogs()));
		RdsDatabase database = new RdsDatabase(this, "database",
				new RdsDatabase.Inputs(names, account, network.outputs(), settings.database(), settings.logDays()));
		DeniedTraffic denied = new DeniedTraffic(this, "denied-traffic", new DeniedTraffic.Inputs(names, account,
				network.outputs().vpcId(), settings.network().deniedTrafficDays(), settings.protectLogs()));
		Workloads workloads = new Workloads(this,
				new Workloads.Inputs(names, settings, release, network, entrance.outputs(), database));
		OperatorAccess operators = new OperatorAccess(this, "operator",
				new OperatorAccess.Inputs(names, account, database, denied));
		Monitoring monitoring = new Monitoring(this, "watching", monitoringInputs(names, settings, entrance.outputs(),
				database, workloads, denied.outputs().workgroup()));
		new StackOutputs(this).add("url", entrance.outputs().url(), "Where visitors find the counter")
			.add("dashboard", monitoring.outputs().dashboardUrl(), "Everything at a glance")
			.add("log_groups", workloads.logGroups(), "Where each program writes its log")
			.add("operator_role", operators.outputs().roleArn(), "The role of people who read logs and database")
			.add("athena_workgroup", denied.outputs().workgroup(), "Has the queries for who was denied")
			.add("buckets",
					new TreeMap<>(Map.of("access_logs", entrance.outputs().accessLogsBucket(), "denied_traffic",
							denied.outputs().recordsBucket(), "query_results", denied.outputs().resultsBucket())),
					"What the environment records")
			.add("quotas", ServiceQuotas.needed(settings), "What it takes of the account's quotas at most")
			.add("running", workloads.running(), "Names that scripts wait for");
	}

	private static Monitoring.Inputs monitoringInputs(Names names, EnvironmentSettings settings,
			LoadBalancer.Outputs entrance, RdsDatabase database, Workloads workloads, String workgroup) {
		Map<Service, Monitoring.Tasks> tasks = new EnumMap<>(Service.class);
		tasks.put(Service.DISPLAY, new Monitoring.Tasks(workloads.display().name(), settings.display()));
		tasks.put(Service.RESET, new Monitoring.Tasks(workloads.reset().name(), settings.reset()));
		return new Monitoring.Inputs(names, settings, entrance, workloads.cluster().name(), tasks,
				workloads.adder().groupName(), database.outputs().identifier(),
				workloads.display().migratorLogGroup().orElseThrow(), workgroup);
	}

	/**
	 * The id of an environment's stack, which is also the start of its names.
	 * @param settings the environment
	 * @return for example {@code counter-small}
	 */
	public static String id(EnvironmentSettings settings) {
		return names(settings).prefix();
	}

	private static Names names(EnvironmentSettings settings) {
		return Names.of(settings.account(), settings.environment());
	}

}
