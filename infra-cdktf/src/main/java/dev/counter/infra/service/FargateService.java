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
import dev.counter.infra.files.FilesBucket;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.release.ReleaseVariables;
import dev.counter.infra.settings.TaskSettings;
import software.constructs.Construct;

/**
 * ECS service on Fargate with rolling update, deployment circuit breaker and rollback.
 */
public final class FargateService extends Construct {

	private final Outputs outputs;

	/**
	 * Inputs of a service.
	 *
	 * @param balancer the load balancer's dimension in CloudWatch
	 * @param migrates whether each task runs the migrator first
	 * @param dependencies of the tasks, in addition to the listener rules
	 */
	public record Inputs(Names names, TaskSettings tasks, int logDays, Service service, TaskCluster cluster,
			Network.Outputs network, ReleaseVariables release, RdsDatabase database, FilesBucket files, String balancer,
			ForwardingTarget target, boolean migrates, List<ITerraformDependable> dependencies) {

		public Inputs {
			dependencies = List.copyOf(dependencies);
		}

		String part() {
			return this.service.key();
		}

		Image image() {
			return Image.valueOf(this.service.name());
		}

	}

	/**
	 * Outputs of a service.
	 *
	 * @param running depend on it for running tasks
	 */
	public record Outputs(String name, SecurityGroup group, String logGroup, Optional<String> migratorLogGroup,
			TerraformResource running) {

	}

	public FargateService(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		String part = inputs.part();
		SecurityGroup group = new SecurityGroup(this, "access", names, inputs.network().vpcId(), part,
				"The tasks of the " + part + " service");
		TaskDefinition definition = new TaskDefinition(this, "task", inputs);
		Duration grace = inputs.migrates() ? Rollout.TASK_START.plus(Rollout.MIGRATION) : Rollout.TASK_START;
		String timeout = Rollout.serviceLimit(grace).toSeconds() + "s";
		List<ITerraformDependable> dependencies = new ArrayList<>(inputs.target().listenerRules());
		dependencies.addAll(inputs.dependencies());
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
			.timeouts(EcsServiceTimeouts.builder().create(timeout).update(timeout).build())
			.tags(names.tags(part))
			.dependsOn(dependencies)
			.lifecycle(TerraformResourceLifecycle.builder()
				.ignoreChanges(List.of("desired_count"))
				.postcondition(List.of(wasNotRolledBack(part, definition)))
				.build())
			.build();
		new TaskScaling(this, "scaling", inputs, service);
		this.outputs = new Outputs(service.getName(), group, definition.logGroup(), definition.migratorLogGroup(),
				service);
	}

	public Outputs outputs() {
		return this.outputs;
	}

	/** A service that ECS has rolled back is steady too. */
	private static Postcondition wasNotRolledBack(String part, TaskDefinition definition) {
		return Postcondition.builder()
			.condition("${self.task_definition == " + definition.arnExpression() + "}")
			.errorMessage("The new tasks of the " + part
					+ " service did not get ready and ECS went back to the earlier ones: see the service's events and log.")
			.build();
	}

}
