package dev.counter.infra.service;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import dev.counter.contract.ContainerImage;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Rollout;
import dev.counter.contract.Times;
import dev.counter.contract.Variable;
import dev.counter.infra.Json;
import dev.counter.infra.log.LogGroup;
import dev.counter.infra.release.Artifacts.Image;
import software.constructs.Construct;

/**
 * ECS task definition: the service, and the migrator as an init container, the only
 * container with the owner's password.
 */
final class TaskDefinition extends Construct {

	/** In addition to the grace period for requests in flight. */
	private static final int STOP_RESERVE_SECONDS = 10;

	private static final String MIGRATOR = Image.MIGRATOR.key();

	private final FargateService.Inputs inputs;

	private final LogGroup log;

	private final Optional<LogGroup> migratorLog;

	private final EcsTaskDefinition definition;

	TaskDefinition(Construct scope, String id, FargateService.Inputs inputs) {
		super(scope, id);
		this.inputs = inputs;
		this.log = logGroup(inputs.part());
		this.migratorLog = inputs.migrates() ? Optional.of(logGroup(MIGRATOR)) : Optional.empty();
		List<ContainerDefinition> containers = containers();
		TaskRoles roles = new TaskRoles(this, "roles", inputs, this.log, this.migratorLog);
		this.definition = EcsTaskDefinition.Builder.create(this, "definition")
			.family(inputs.names().of(inputs.part()))
			.requiresCompatibilities(List.of("FARGATE"))
			.networkMode("awsvpc")
			.cpu(String.valueOf(inputs.tasks().size().cpu()))
			.memory(String.valueOf(inputs.tasks().size().memoryMib()))
			.runtimePlatform(EcsTaskDefinitionRuntimePlatform.builder()
				.operatingSystemFamily("LINUX")
				.cpuArchitecture("ARM64")
				.build())
			.taskRoleArn(roles.taskArn())
			.executionRoleArn(roles.executionArn())
			.containerDefinitions(Json.of(containers.stream().map(ContainerDefinition::definition).toList()))
			.volume(containers.stream()
				.map((container) -> EcsTaskDefinitionVolume.builder().name(container.volume()).build())
				.toList())
			.tags(inputs.names().tags(inputs.part()))
			.build();
	}

	String arn() {
		return this.definition.getArn();
	}

	/** The ARN as a part of a longer expression. */
	String arnExpression() {
		return this.definition.getFqn() + ".arn";
	}

	String logGroup() {
		return this.log.name();
	}

	Optional<String> migratorLogGroup() {
		return this.migratorLog.map(LogGroup::name);
	}

	private LogGroup logGroup(String part) {
		return new LogGroup(this, part + "-log", this.inputs.names(), part, this.inputs.logDays());
	}

	private List<ContainerDefinition> containers() {
		ContainerDefinition service = container(this.inputs.part(), this.inputs.image(),
				ServiceVariables.of(this.inputs.service(), this.inputs.database(), this.inputs.files(),
						this.inputs.tasks().poolSize(), ContainerImage.CA, this.inputs.release().commit()),
				this.log)
			.port(this.inputs.service().port(), Times.SHUTDOWN_GRACE.toSeconds() + STOP_RESERVE_SECONDS);
		return this.migratorLog.map(this::migrator)
			.map((migrator) -> List.of(migrator, service.dependsOnSuccess(migrator)))
			.orElse(List.of(service));
	}

	private ContainerDefinition migrator(LogGroup migratorLog) {
		Map<Variable, String> variables = new EnumMap<>(this.inputs.database().variables(DatabaseRole.OWNER));
		variables.put(Variable.DATABASE_CA, ContainerImage.CA);
		return container(MIGRATOR, Image.MIGRATOR, variables, migratorLog).initContainer(Rollout.MIGRATION.toSeconds())
			.secrets(Map.of(Variable.DATABASE_PASS, this.inputs.database().outputs().ownerSecretArn() + ":password::"));
	}

	private ContainerDefinition container(String name, Image image, Map<Variable, String> variables, LogGroup logs) {
		return new ContainerDefinition(name, this.inputs.release().uri(image), variables, logs.name(),
				this.inputs.names().account().region());
	}

}
