package dev.counter.infra.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.counter.infra.Names;
import dev.counter.infra.log.LogGroup;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts.Image;
import software.constructs.Construct;

/**
 * IAM roles of a task: the task role for the service itself, the execution role for
 * Fargate, which starts it.
 */
final class TaskRoles extends Construct {

	private final Role task;

	private final Role execution;

	TaskRoles(Construct scope, String id, FargateService.Inputs inputs, LogGroup log, Optional<LogGroup> migratorLog) {
		super(scope, id);
		Names names = inputs.names();
		String part = inputs.part();
		List<Statement> own = new ArrayList<>(List.of(inputs.database().loginPermission(inputs.service().role())));
		own.addAll(inputs.files().permissions(inputs.service()));
		this.task = new Role(this, "task",
				new Role.Inputs(names, part + "-task", "The " + part + " service", trust(names), own));
		List<String> images = new ArrayList<>(List.of(inputs.image().repositoryArn(names)));
		migratorLog.ifPresent((migrator) -> images.add(Image.MIGRATOR.repositoryArn(names)));
		List<Statement> permissions = new ArrayList<>(
				List.of(Statement.allow("ImageLogin", "ecr:GetAuthorizationToken").on("*"),
						Statement
							.allow("Images", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
									"ecr:GetDownloadUrlForLayer")
							.on(images),
						log.writePermission("Log")));
		migratorLog.ifPresent((migrator) -> {
			permissions.add(migrator.writePermission("MigratorLog"));
			permissions.add(Statement.allow("OwnerPassword", "secretsmanager:GetSecretValue")
				.on(inputs.database().outputs().ownerSecretArn()));
		});
		this.execution = new Role(this, "execution", new Role.Inputs(names, part + "-start",
				"What starts tasks of the " + part + " service", trust(names), permissions));
	}

	String taskArn() {
		return this.task.outputs().arn();
	}

	String executionArn() {
		return this.execution.outputs().arn();
	}

	/** Confused deputy: only for tasks of this account. */
	private static Statement trust(Names names) {
		return Role.trust("ecs-tasks.amazonaws.com")
			.when("StringEquals", "aws:SourceAccount", names.account().id())
			.when("ArnLike", "aws:SourceArn", names.arn("ecs", "*"));
	}

}
