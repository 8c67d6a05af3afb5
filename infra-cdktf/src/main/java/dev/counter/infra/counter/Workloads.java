package dev.counter.infra.counter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.key_pair.KeyPair;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.adder.AdderInstances;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.files.FilesBucket;
import dev.counter.infra.monitoring.ScaledService;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.operators.Bastion;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.service.FargateService;
import dev.counter.infra.service.TaskCluster;
import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * Services, adder and bastion of an environment, and the security group rules between
 * them. The display's tasks migrate the schema: the others start after they are steady.
 */
final class Workloads {

	private final Construct scope;

	private final Names names;

	private final EnvironmentSettings settings;

	private final ReleaseVariables release;

	private final Network network;

	private final LoadBalancer.Outputs entrance;

	private final RdsDatabase database;

	private final FilesBucket files;

	private final TaskCluster cluster;

	private final FargateService.Outputs display;

	private final FargateService.Outputs reset;

	private final AdderInstances.Outputs adder;

	Workloads(Construct scope, Names names, EnvironmentSettings settings, ReleaseVariables release, Network network,
			LoadBalancer.Outputs entrance, RdsDatabase database, FilesBucket files) {
		this.scope = scope;
		this.names = names;
		this.settings = settings;
		this.release = release;
		this.network = network;
		this.entrance = entrance;
		this.database = database;
		this.files = files;
		this.cluster = new TaskCluster(scope, "cluster", names);
		this.display = service(Service.DISPLAY, settings.display(), true, List.of());
		List<ITerraformDependable> migrated = List.of(this.display.running());
		this.reset = service(Service.RESET, settings.reset(), false, migrated);
		String keyName = KeyPair.Builder.create(new Construct(scope, "operators"), "key")
			.keyName(names.of("operators"))
			.publicKey(settings.bastion().publicKey())
			.tags(names.tags("operators"))
			.build()
			.getKeyName();
		this.adder = new AdderInstances(scope, Service.ADDER.key(),
				new AdderInstances.Inputs(names, settings.adder(), settings.logDays(), network.outputs(), release,
						database, files, entrance.target(Service.ADDER), keyName, migrated))
			.outputs();
		Bastion bastion = new Bastion(scope, "bastion", names, settings.bastion(), network.outputs(), release.amiId(),
				keyName);
		connect(Service.ADDER, this.adder.group());
		connect(Service.DISPLAY, this.display.group());
		connect(Service.RESET, this.reset.group());
		bastion.group().allowConnectionsTo(this.adder.group(), Bastion.SSH, "Operators");
		bastion.group().allowConnectionsTo(database.outputs().group(), RdsDatabase.PORT, "Operators");
		network.allowS3Access(bastion.group());
		addDependencies(this.display.running(), this.display.group());
		addDependencies(this.reset.running(), this.reset.group());
		addDependencies(this.adder.running(), this.adder.group());
	}

	AdderInstances.Outputs adder() {
		return this.adder;
	}

	String clusterName() {
		return this.cluster.name();
	}

	String migratorLogGroup() {
		return this.display.migratorLogGroup().orElseThrow();
	}

	Map<Service, ScaledService> scaledServices() {
		return new EnumMap<>(Map.of(Service.DISPLAY, scaled(this.display, this.settings.display()), Service.RESET,
				scaled(this.reset, this.settings.reset())));
	}

	/** Log groups by the program that writes them. */
	Map<String, String> logGroups() {
		return new TreeMap<>(
				Map.of(Service.ADDER.key(), this.adder.logGroup(), Service.DISPLAY.key(), this.display.logGroup(),
						Service.RESET.key(), this.reset.logGroup(), Image.MIGRATOR.key(), migratorLogGroup()));
	}

	/** What the scripts of a release wait for. */
	Map<String, String> running() {
		return new TreeMap<>(Map.of("cluster", this.cluster.name(), "display_service", this.display.name(),
				"reset_service", this.reset.name(), "adder_group", this.adder.groupName(), "adder_template",
				this.adder.templateId(), "adder_template_version", this.adder.templateVersion()));
	}

	private static ScaledService scaled(FargateService.Outputs service, TaskSettings tasks) {
		return new ScaledService(service.name(), tasks.minTasks(), tasks.maxTasks());
	}

	private FargateService.Outputs service(Service service, TaskSettings tasks, boolean migrates,
			List<ITerraformDependable> dependencies) {
		return new FargateService(this.scope, service.key(),
				new FargateService.Inputs(this.names, tasks, this.settings.logDays(), service, this.cluster,
						this.network.outputs(), this.release, this.database, this.files, this.entrance.arnSuffix(),
						this.entrance.target(service), migrates, dependencies))
			.outputs();
	}

	private void connect(Service service, SecurityGroup group) {
		this.entrance.group().allowConnectionsTo(group, service.port(), "Requests");
		this.entrance.group().allowConnectionsTo(group, service.managementPort(), "Health checks");
		group.allowConnectionsTo(this.database.outputs().group(), RdsDatabase.PORT,
				"The " + service.key() + " service's database login");
		this.network.allowEndpointAccess(group);
	}

	private void addDependencies(TerraformResource running, SecurityGroup group) {
		NetworkDependencies.add(running, this.network, this.database.outputs().group(), group);
	}

}
