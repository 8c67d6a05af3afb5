package dev.counter.infra.counter;

import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.database.Database;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.network.Network;
import dev.counter.infra.release.Release;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.Settings;
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
		LoadBalancer entrance = new LoadBalancer(this, "entrance",
				new LoadBalancer.Inputs(names, account, network.outputs(), settings.entrance(), settings.logDays()));
		Database database = new Database(this, "database", new Database.Inputs(names, account, network.outputs(),
				settings.database(), release, settings.logDays()));
		new DeniedTraffic(this, "denied-traffic", new DeniedTraffic.Inputs(names, account, network.outputs().vpcId(),
				settings.network().deniedTrafficDays()));
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
