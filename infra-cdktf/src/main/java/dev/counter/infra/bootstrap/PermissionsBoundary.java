package dev.counter.infra.bootstrap;

import java.util.List;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * Permissions boundary of every role that a pipeline creates: what the workloads need,
 * nothing on IAM, networks or Terraform states.
 */
final class PermissionsBoundary {

	private PermissionsBoundary() {
	}

	static void create(Construct scope, Names names) {
		IamPolicy.Builder.create(scope, "policy")
			.name(names.of(Role.BOUNDARY))
			.path(Names.IAM_PATH)
			.description("The most that roles of the counter can do")
			.policy(PolicyDocument.of(statements(names)))
			.tags(names.tags(Role.BOUNDARY))
			.lifecycle(TerraformResourceLifecycle.builder().preventDestroy(true).build())
			.build();
	}

	private static List<Statement> statements(Names names) {
		AccountSettings account = names.account();
		String state = names.bucketArn(DeploymentStack.STATE_BUCKET);
		String databases = names.arn("rds", "db:" + Names.PROJECT + "-*");
		// Of every environment: rejected traffic and results of queries.
		String denied = "arn:aws:s3:::" + Names.PROJECT + "-*-denied-*-" + account.id() + "-" + account.region();
		return List.of(
				Statement
					.allow("Images", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
							"ecr:GetDownloadUrlForLayer")
					.on(names.arn("ecr", "repository/" + Names.PROJECT + "/*")),
				Statement.allow("Registry", "ecr:GetAuthorizationToken").on("*"),
				Statement
					.allow("Logs", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:FilterLogEvents",
							"logs:PutLogEvents")
					.on(names.arn("logs", "log-group:/" + Names.PROJECT + "/*")),
				Statement.allow("Metrics", "cloudwatch:PutMetricData")
					.on("*")
					.when("StringEquals", "cloudwatch:namespace", Names.METRICS),
				Statement.allow("OwnerPassword", "secretsmanager:GetSecretValue")
					.on(names.arn("secretsmanager", "secret:rds!db-*"))
					.when("StringLike", ServicePermissions.SECRET_OWNER, databases),
				Statement.allow("DatabaseLogin", "rds-db:connect").on(names.arn("rds-db", "dbuser:*/counter_*")),
				Statement.allow("Releases", "s3:GetObject").on(names.bucketArn(Artifacts.BUCKET) + "/*"),
				Statement.allow("FindMachines", "ec2:DescribeInstances")
					.on("*")
					.when("StringEquals", "aws:RequestedRegion", account.region()),
				Statement.allow("FindDatabases", "rds:DescribeDBInstances").on(databases),
				Statement
					.allow("Queries", "athena:GetNamedQuery", "athena:GetQueryExecution", "athena:GetQueryResults",
							"athena:GetWorkGroup", "athena:ListNamedQueries", "athena:StartQueryExecution")
					.on(names.arn("athena", "workgroup/" + Names.PROJECT + "-*")),
				Statement.allow("Tables", "glue:GetDatabase", "glue:GetPartitions", "glue:GetTable")
					.on(names.arn("glue", "catalog"), names.arn("glue", "database/" + Names.PROJECT + "_*"),
							names.arn("glue", "table/" + Names.PROJECT + "_*")),
				Statement.allow("Records", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject")
					.on(denied, denied + "/*"),
				Statement.deny("States", "s3:*").on(state, state + "/*"));
	}

}
