package dev.counter.infra.bootstrap;

import java.util.Optional;

import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.LoadBalancerSettings.Domain;

/**
 * ARNs and conditions that restrict a policy to one environment: by name, or by tag where
 * AWS assigns ids.
 */
record EnvironmentScope(Names names, Optional<Domain> domain, boolean protectLogs) {

	private static final String ENVIRONMENT = "aws:ResourceTag/Environment";

	/** The environment's resources of a service. */
	String named(String service, String kind) {
		return this.names.arn(service, kind + this.names.prefix() + "-*");
	}

	/** The environment's resources of a service without regions. */
	String global(String service, String kind) {
		return this.names.globalArn(service, kind + this.names.prefix() + "-*");
	}

	String buckets(String objects) {
		return "arn:aws:s3:::" + this.names.prefix() + "-*" + objects;
	}

	String roles() {
		return global("iam", "role" + Names.IAM_PATH);
	}

	String instanceProfiles() {
		return global("iam", "instance-profile" + Names.IAM_PATH);
	}

	String loadBalancer() {
		return named("elasticloadbalancing", "loadbalancer/app/");
	}

	String dashboards() {
		return global("cloudwatch", "dashboard/");
	}

	/** Log groups under the names that AWS services require. */
	String[] logGroups() {
		return new String[] { this.names.arn("logs", "log-group:" + this.names.ofLogGroup("*")),
				named("logs", "log-group:/aws/rds/instance/"), named("logs", "log-group:aws-waf-logs-"),
				named("logs", "log-group:/aws/ecs/containerinsights/") };
	}

	String[] tables() {
		String prefix = this.names.prefix().replace('-', '_') + "_*";
		return new String[] { this.names.arn("glue", "catalog"), this.names.arn("glue", "database/" + prefix),
				this.names.arn("glue", "table/" + prefix + "/*") };
	}

	String[] containers() {
		return new String[] { named("ecs", "cluster/"), named("ecs", "service/") + "/*", named("ecs", "task/") + "/*",
				named("ecs", "task-definition/") + ":*" };
	}

	/** Only resources that are created with the environment's tag. */
	Statement created(Statement statement) {
		return statement.when("StringEquals", "aws:RequestTag/Environment", this.names.environment())
			.when("StringEquals", "aws:RequestTag/Project", Names.PROJECT);
	}

	/** Only resources with the environment's tag. */
	Statement owned(Statement statement) {
		return statement.when("StringEquals", ENVIRONMENT, this.names.environment())
			.when("StringEquals", "aws:ResourceTag/Project", Names.PROJECT);
	}

	/** Only resources with another environment's tag, or with that of the shared ones. */
	Statement foreign(Statement statement) {
		return statement.when("Null", ENVIRONMENT, "false")
			.when("StringNotEquals", ENVIRONMENT, this.names.environment());
	}

	/** Only the region, for actions without resource-level permissions. */
	Statement regional(Statement statement) {
		return statement.on("*").when("StringEquals", "aws:RequestedRegion", this.names.account().region());
	}

}
