package dev.counter.infra.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.counter.infra.log.LogGroup;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts.Image;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The two roles of a task: what the service itself may do, and what Fargate may do to
 * start it.
 */
final class TaskRoles extends Construct {

	private final Role task;

	private final Role execution;

	TaskRoles(Construct scope, String id, FargateService.Inputs inputs, LogGroup log, Optional<LogGroup> migratorLog) {
		super(scope, id);
		AccountSettings account = inputs.settings().account();
		String part = inputs.part();
		this.task = new Role(this, "task", new Role.Inputs(inputs.names(), account, part + "-task",
				"The " + part + " service", trust(account), List.of(inputs.database().login(inputs.service().role()))));
		List<Statement> rights = new ArrayList<>();
		rights.add(Statement.allow("ImageLogin", "ecr:GetAuthorizationToken").on("*"));
		rights.add(Statement
			.allow("Images", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
			.on(images(inputs, migratorLog.isPresent())));
		rights.add(log.writePermission("Log"));
		migratorLog.ifPresent((migrator) -> {
			rights.add(migrator.writePermission("MigratorLog"));
			rights.add(Statement.allow("OwnerPassword", "secretsmanager:GetSecretValue")
				.on(inputs.database().outputs().ownerSecretArn()));
		});
		this.execution = new Role(this, "execution", new Role.Inputs(inputs.names(), account, part + "-start",
				"What starts tasks of the " + part + " service", trust(account), rights));
	}

	Role.Outputs task() {
		return this.task.outputs();
	}

	Role.Outputs execution() {
		return this.execution.outputs();
	}

	private static List<String> images(FargateService.Inputs inputs, boolean migrates) {
		List<String> images = new ArrayList<>();
		images.add(image(inputs, inputs.image()));
		if (migrates) {
			images.add(image(inputs, Image.MIGRATOR));
		}
		return images;
	}

	private static String image(FargateService.Inputs inputs, Image image) {
		return inputs.settings().account().arn("ecr", "repository/" + image.repository());
	}

	/** Tasks of this account, started by nobody else's. */
	private static Statement trust(AccountSettings account) {
		return Role.trust("ecs-tasks.amazonaws.com")
			.when("StringEquals", "aws:SourceAccount", account.id())
			.when("ArnLike", "aws:SourceArn", account.arn("ecs", "*"));
	}

}
