package dev.counter.infra.counter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.adder.AdderInstances;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.operators.Bastion;
import dev.counter.infra.operators.OperatorKey;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.service.TaskCluster;
import dev.counter.infra.service.FargateService;
import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * What runs in an environment, and who of it may reach whom. The display comes first: its
 * tasks bring the schema up to date, and the others start once they are steady.
 */
final class Workloads {

	private final Construct scope;

	private final Inputs inputs;

	private final TaskCluster.Outputs cluster;

	private final FargateService display;

	private final FargateService reset;

	private final AdderInstances adder;

	private final Bastion bastion;

	/**
	 * What it all stands on.
	 *
	 * @param names names and tags
	 * @param settings of the environment
	 * @param release what runs
	 * @param network where
	 * @param entrance how visitors come in
	 * @param database where the ledger is
	 */
	record Inputs(Names names, EnvironmentSettings settings, ReleaseVariables release, Network network,
			LoadBalancer.Outputs entrance, RdsDatabase database) {

	}

	Workloads(Construct scope, Inputs inputs) {
		this.scope = scope;
		this.inputs = inputs;
		EnvironmentSettings settings = inputs.settings();
		this.cluster = new TaskCluster(scope, "cluster", inputs.names()).outputs();
		this.display = tasks(Service.DISPLAY, settings.display(), true, List.of());
		List<ITerraformDependable> migrated = List.of(this.display.outputs().running());
		this.reset = tasks(Service.RESET, settings.reset(), false, migrated);
		OperatorKey key = new OperatorKey(scope, "operators", inputs.names(), settings.bastion().publicKey());
		this.adder = new AdderInstances(scope, Service.ADDER.key(),
				new AdderInstances.Inputs(inputs.names(), settings, inputs.network().outputs(), inputs.release(),
						inputs.database(), inputs.entrance().target(Service.ADDER), key.name(), migrated));
		this.bastion = new Bastion(scope, "bastion", new Bastion.Inputs(inputs.names(), settings.bastion(),
				inputs.network().outputs(), inputs.release().amiId(), key.name()));
		connect();
	}

	TaskCluster.Outputs cluster() {
		return this.cluster;
	}

	FargateService.Outputs display() {
		return this.display.outputs();
	}

	FargateService.Outputs reset() {
		return this.reset.outputs();
	}

	AdderInstances.Outputs adder() {
		return this.adder.outputs();
	}

	/** By whose log it is. */
	Map<String, String> logGroups() {
		Map<String, String> groups = new TreeMap<>();
		groups.put(Service.ADDER.key(), adder().logGroup());
		groups.put(Service.DISPLAY.key(), display().logGroup());
		groups.put(Service.RESET.key(), reset().logGroup());
		display().migratorLogGroup().ifPresent((group) -> groups.put(Image.MIGRATOR.key(), group));
		return groups;
	}

	/** By what it is. */
	Map<String, String> running() {
		return new TreeMap<>(Map.of("cluster", this.cluster.name(), "display_service", display().name(),
				"reset_service", reset().name(), "adder_group", adder().groupName(), "adder_template",
				adder().templateId(), "adder_template_version", adder().templateVersion()));
	}

	private FargateService tasks(Service service, TaskSettings tasks, boolean migrates,
			List<ITerraformDependable> after) {
		return new FargateService(this.scope, service.key(),
				new FargateService.Inputs(this.inputs.names(), this.inputs.settings(), tasks, service, this.cluster,
						this.inputs.network().outputs(), this.inputs.release(), this.inputs.database(),
						this.inputs.entrance().arnSuffix(), this.inputs.entrance().target(service), migrates, after));
	}

	private void connect() {
		SecurityGroup entrance = this.inputs.entrance().group();
		SecurityGroup database = this.inputs.database().outputs().group();
		groups().forEach((service, group) -> {
			entrance.allowConnectionsTo(group, service.port(), "Requests");
			entrance.allowConnectionsTo(group, service.managementPort(), "Health checks");
			group.allowConnectionsTo(database, RdsDatabase.PORT, "The " + service.key() + " service's database login");
			this.inputs.network().allowEndpointAccess(group);
		});
		SecurityGroup operators = this.bastion.outputs().group();
		operators.allowConnectionsTo(this.adder.outputs().group(), Bastion.SSH, "Operators");
		operators.allowConnectionsTo(database, RdsDatabase.PORT, "Operators");
		this.inputs.network().allowS3Access(operators);
		waits(this.display.outputs().running(), this.display.outputs().group());
		waits(this.reset.outputs().running(), this.reset.outputs().group());
		waits(this.adder.outputs().running(), this.adder.outputs().group());
	}

	private void waits(TerraformResource running, SecurityGroup group) {
		NetworkDependencies.await(running, this.inputs.network(), this.inputs.database().outputs().group(), group);
	}

	private Map<Service, SecurityGroup> groups() {
		return new EnumMap<>(Map.of(Service.ADDER, this.adder.outputs().group(), Service.DISPLAY,
				this.display.outputs().group(), Service.RESET, this.reset.outputs().group()));
	}

}
