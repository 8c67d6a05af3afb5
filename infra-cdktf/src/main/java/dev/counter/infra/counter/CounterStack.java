package dev.counter.infra.counter;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import dev.counter.contract.Service;
import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.database.Database;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.network.Network;
import dev.counter.infra.operators.OperatorAccess;
import dev.counter.infra.release.Release;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.Settings;
import dev.counter.infra.watching.Watching;
import software.constructs.Construct;

/**
 * One environment, wired: what each construct needs and whom it may reach.
 */
public final class CounterStack extends DeploymentStack {

	public CounterStack(Construct scope, Settings settings) {
		super(scope, id(settings), settings.account(), names(settings));
		Names names = names(settings);
		AccountSettings account = settings.account();
		Release release = new Release(this, "release", account);
		Network network = new Network(this, "network", new Network.Inputs(names, account, settings.network()));
		LoadBalancer entrance = new LoadBalancer(this, "entrance", new LoadBalancer.Inputs(names, account,
				network.outputs(), settings.entrance(), settings.logDays(), settings.protectLogs()));
		Database database = new Database(this, "database",
				new Database.Inputs(names, account, network.outputs(), settings.database(), settings.logDays()));
		DeniedTraffic denied = new DeniedTraffic(this, "denied-traffic", new DeniedTraffic.Inputs(names, account,
				network.outputs().vpcId(), settings.network().deniedTrafficDays(), settings.protectLogs()));
		Workloads workloads = new Workloads(this,
				new Workloads.Inputs(names, settings, release, network, entrance.outputs(), database));
		OperatorAccess operators = new OperatorAccess(this, "operator",
				new OperatorAccess.Inputs(names, account, database, denied));
		Watching watching = new Watching(this, "watching",
				watched(names, settings, entrance.outputs(), database, workloads, denied.outputs().workgroup()));
		new StackOutputs(this).add("url", entrance.outputs().url(), "Where visitors find the counter")
			.add("dashboard", watching.outputs().dashboardUrl(), "Everything at a glance")
			.add("log_groups", workloads.logGroups(), "Where each program writes its log")
			.add("operator_role", operators.outputs().roleArn(), "The role of people who read logs and database")
			.add("athena_workgroup", denied.outputs().workgroup(), "Has the queries for who was denied")
			.add("buckets",
					new TreeMap<>(Map.of("access_logs", entrance.outputs().accessLogsBucket(), "denied_traffic",
							denied.outputs().recordsBucket(), "query_results", denied.outputs().resultsBucket())),
					"What the environment records")
			.add("quotas", Quotas.needed(settings), "What it takes of the account's quotas at most")
			.add("running", workloads.running(), "Names that scripts wait for");
	}

	private static Watching.Inputs watched(Names names, Settings settings, LoadBalancer.Outputs entrance,
			Database database, Workloads workloads, String workgroup) {
		Map<Service, Watching.Tasks> tasks = new EnumMap<>(Service.class);
		tasks.put(Service.DISPLAY, new Watching.Tasks(workloads.display().name(), settings.display()));
		tasks.put(Service.RESET, new Watching.Tasks(workloads.reset().name(), settings.reset()));
		return new Watching.Inputs(names, settings, entrance, workloads.cluster().name(), tasks,
				workloads.adder().groupName(), database.outputs().identifier(),
				workloads.display().migratorLogGroup().orElseThrow(), workgroup);
	}

	/**
	 * The id of an environment's stack, which is also the start of its names.
	 * @param settings the environment
	 * @return for example {@code counter-small}
	 */
	public static String id(Settings settings) {
		return names(settings).prefix();
	}

	private static Names names(Settings settings) {
		return Names.of(settings.account(), settings.environment());
	}

}
