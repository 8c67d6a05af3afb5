package dev.counter.infra.bootstrap;

import dev.counter.infra.Names;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.EnvironmentSettings;

/**
 * What belongs to one environment, in the words of policies: by name where things have
 * names, by tag where AWS gives them numbers.
 *
 * @param settings the environment
 */
record EnvironmentScope(EnvironmentSettings settings) {

	private static final String ENVIRONMENT = "aws:ResourceTag/Environment";

	AccountSettings account() {
		return this.settings.account();
	}

	/** What the names of an environment's things start with. */
	String prefix() {
		return Names.of(account(), this.settings.environment()).prefix();
	}

	/**
	 * Things of a regional service.
	 * @param service for example {@code rds}
	 * @param kind what stands before the name, for example {@code db:}
	 * @return the ARN of all whose names are the environment's
	 */
	String named(String service, String kind) {
		return account().arn(service, kind + prefix() + "-*");
	}

	/**
	 * Things of a service that has no regions.
	 * @param service for example {@code iam}
	 * @param kind what stands before the name
	 * @return the ARN of all whose names are the environment's
	 */
	String global(String service, String kind) {
		return "arn:aws:" + service + "::" + account().id() + ":" + kind + prefix() + "-*";
	}

	/** Buckets of the environment, and if asked for what is in them. */
	String buckets(String objects) {
		return "arn:aws:s3:::" + prefix() + "-*" + objects;
	}

	/** Log groups of the environment, wherever AWS wants them. */
	String[] logGroups() {
		String own = Names.of(account(), this.settings.environment()).ofLogGroup("*");
		return new String[] { account().arn("logs", "log-group:" + own), named("logs", "log-group:/aws/rds/instance/"),
				named("logs", "log-group:aws-waf-logs-"), named("logs", "log-group:/aws/ecs/containerinsights/") };
	}

	/** Held to what was created with the environment's tag. */
	Statement created(Statement statement) {
		return statement.when("StringEquals", "aws:RequestTag/Environment", this.settings.environment())
			.when("StringEquals", "aws:RequestTag/Project", Names.PROJECT);
	}

	/** Held to what carries the environment's tag. */
	Statement owned(Statement statement) {
		return statement.when("StringEquals", ENVIRONMENT, this.settings.environment())
			.when("StringEquals", "aws:ResourceTag/Project", Names.PROJECT);
	}

	/** Held to what another environment owns, or what all of them share. */
	Statement foreign(Statement statement) {
		return statement.when("Null", ENVIRONMENT, "false")
			.when("StringNotEquals", ENVIRONMENT, this.settings.environment());
	}

	/** Held to the region, for what AWS lets nobody name. */
	Statement regional(Statement statement) {
		return statement.on("*").when("StringEquals", "aws:RequestedRegion", account().region());
	}

	/** Held to roles that can't leave the boundary. */
	Statement bounded(Statement statement) {
		return statement.when("StringEquals", "iam:PermissionsBoundary", Role.boundaryArn(account()));
	}

}
