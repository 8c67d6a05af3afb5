package dev.counter.infra.service;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinition;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionRuntimePlatform;
import com.hashicorp.cdktf.providers.aws.ecs_task_definition.EcsTaskDefinitionVolume;
import dev.counter.contract.ContainerImage;
import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Times;
import dev.counter.contract.Rollout;
import dev.counter.contract.Variable;
import dev.counter.infra.Json;
import dev.counter.infra.log.LogGroup;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.settings.EnvironmentSettings;
import software.constructs.Construct;

/**
 * What a task is: the service, and before it the migrator where there is one, the only
 * one that ever gets the owner's password.
 */
final class TaskDefinition extends Construct {

	/** Beside the time for requests in flight. */
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
			.taskRoleArn(roles.task().arn())
			.executionRoleArn(roles.execution().arn())
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
		return new LogGroup(this, part + "-log", new LogGroup.Inputs(this.inputs.names(),
				this.inputs.settings().account(), part, this.inputs.settings().logDays()));
	}

	private List<ContainerDefinition> containers() {
		EnvironmentSettings settings = this.inputs.settings();
		String region = settings.account().region();
		List<ContainerDefinition> containers = new ArrayList<>();
		ContainerDefinition service = new ContainerDefinition(this.inputs.part(),
				this.inputs.release().uri(this.inputs.image()),
				ServiceVariables.of(this.inputs.service(), this.inputs.database(), this.inputs.tasks().poolSize(),
						ContainerImage.CA, this.inputs.release().commit()),
				this.log.name(), region)
			.answers(this.inputs.service().port(), Times.SHUTDOWN_GRACE.toSeconds() + STOP_RESERVE_SECONDS);
		this.migratorLog.ifPresent((migratorLog) -> {
			ContainerDefinition migrator = migrator(migratorLog, region);
			service.after(migrator);
			containers.add(migrator);
		});
		containers.add(service);
		return containers;
	}

	private ContainerDefinition migrator(LogGroup migratorLog, String region) {
		Map<Variable, String> variables = new EnumMap<>(this.inputs.database().variables(DatabaseRole.OWNER));
		variables.put(Variable.DATABASE_CA, ContainerImage.CA);
		return new ContainerDefinition(MIGRATOR, this.inputs.release().uri(Image.MIGRATOR), variables,
				migratorLog.name(), region)
			.first((int) Rollout.MIGRATION.toSeconds())
			.secrets(Map.of(Variable.DATABASE_PASS, this.inputs.database().outputs().ownerSecretArn() + ":password::"));
	}

}
