package dev.counter.infra.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.Postcondition;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceDeploymentCircuitBreaker;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceLoadBalancer;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceNetworkConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceTimeouts;
import dev.counter.contract.Rollout;
import dev.counter.contract.Service;
import dev.counter.infra.Names;
import dev.counter.infra.balancer.ForwardingTarget;
import dev.counter.infra.database.RdsDatabase;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.settings.EnvironmentSettings;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * A service in as many tasks as its requests need. A release starts new tasks beside the
 * old ones; if they don't get ready, the old ones stay and Terraform says so.
 */
public final class FargateService extends Construct {

	private final Outputs outputs;

	/**
	 * What a service is made from.
	 *
	 * @param names names and tags
	 * @param settings of its environment
	 * @param tasks their size and number
	 * @param service which service it is
	 * @param cluster where its tasks run
	 * @param network where it is
	 * @param release what it runs
	 * @param database where it logs in
	 * @param balancer what metrics call the load balancer
	 * @param target where it registers
	 * @param migrates whether each task brings the schema up to date before it starts
	 * @param after what must be there first, beside the rules that lead to it
	 */
	public record Inputs(Names names, EnvironmentSettings settings, TaskSettings tasks, Service service,
			TaskCluster.Outputs cluster, Network.Outputs network, ReleaseVariables release, RdsDatabase database,
			String balancer, ForwardingTarget target, boolean migrates, List<ITerraformDependable> after) {

		public Inputs {
			after = List.copyOf(after);
		}

		String part() {
			return this.service.key();
		}

		Image image() {
			return Image.valueOf(this.service.name());
		}

	}

	/**
	 * What others need of the service.
	 *
	 * @param name its name, which metrics are found by
	 * @param group the security group that others must be let in to
	 * @param logGroup its log
	 * @param migratorLogGroup the log of its migrator, if it has one
	 * @param running what to depend on for its tasks to run
	 */
	public record Outputs(String name, SecurityGroup group, String logGroup, Optional<String> migratorLogGroup,
			TerraformResource running) {

	}

	public FargateService(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		String part = inputs.part();
		SecurityGroup group = new SecurityGroup(this, "access", new SecurityGroup.Inputs(names,
				inputs.network().vpcId(), part, "The tasks of the " + part + " service"));
		TaskDefinition definition = new TaskDefinition(this, "task", inputs);
		Duration grace = inputs.migrates() ? Rollout.TASK_START.plus(Rollout.MIGRATION) : Rollout.TASK_START;
		String limit = Rollout.serviceLimit(grace).toSeconds() + "s";
		List<ITerraformDependable> first = new ArrayList<>(inputs.target().routes());
		first.addAll(inputs.after());
		EcsService service = EcsService.Builder.create(this, "service")
			.name(names.of(part))
			.cluster(inputs.cluster().arn())
			.launchType("FARGATE")
			.taskDefinition(definition.arn())
			.desiredCount(inputs.tasks().minTasks())
			.networkConfiguration(EcsServiceNetworkConfiguration.builder()
				.subnets(inputs.network().privateSubnetIds())
				.securityGroups(List.of(group.id()))
				.assignPublicIp(false)
				.build())
			.loadBalancer(List.of(EcsServiceLoadBalancer.builder()
				.targetGroupArn(inputs.target().arn())
				.containerName(part)
				.containerPort(inputs.service().port())
				.build()))
			.healthCheckGracePeriodSeconds(grace.toSeconds())
			.deploymentMinimumHealthyPercent(100)
			.deploymentMaximumPercent(200)
			.deploymentCircuitBreaker(EcsServiceDeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
			.enableExecuteCommand(false)
			.enableEcsManagedTags(true)
			.propagateTags("SERVICE")
			.waitForSteadyState(true)
			.timeouts(EcsServiceTimeouts.builder().create(limit).update(limit).build())
			.tags(names.tags(part))
			.dependsOn(first)
			.lifecycle(TerraformResourceLifecycle.builder()
				.ignoreChanges(List.of("desired_count"))
				.postcondition(List.of(runsWhatWasPlanned(part, definition)))
				.build())
			.build();
		new TaskScaling(this, "scaling", names, inputs, service);
		this.outputs = new Outputs(service.getName(), group, definition.logGroup(), definition.migratorLogGroup(),
				service);
	}

	/**
	 * What others need.
	 * @return names, security group and logs
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	/** A service that ECS rolled back is steady too. */
	private static Postcondition runsWhatWasPlanned(String part, TaskDefinition definition) {
		return Postcondition.builder()
			.condition("${self.task_definition == " + definition.arnExpression() + "}")
			.errorMessage("The new tasks of the " + part
					+ " service did not get ready and ECS went back to the earlier ones: see the service's events and log.")
			.build();
	}

}
