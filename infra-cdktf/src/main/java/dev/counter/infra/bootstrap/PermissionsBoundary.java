package dev.counter.infra.bootstrap;

import java.util.List;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import dev.counter.infra.DeploymentStack;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.policy.PolicyDocument;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.release.Artifacts;
import dev.counter.infra.settings.AccountSettings;
import software.constructs.Construct;

/**
 * The most that anything created by a pipeline can ever do: what machines and tasks of
 * the counter do, and nothing with identities, networks or states.
 */
final class PermissionsBoundary extends Construct {

	PermissionsBoundary(Construct scope, String id, Names names, AccountSettings account) {
		super(scope, id);
		IamPolicy.Builder.create(this, "policy")
			.name(Role.boundaryName(account))
			.path(Names.IAM_PATH)
			.description("The most that roles of the counter can do")
			.policy(PolicyDocument.of(statements(account)))
			.tags(names.tags("boundary"))
			.lifecycle(TerraformResourceLifecycle.builder().preventDestroy(true).build())
			.build();
	}

	private static List<Statement> statements(AccountSettings account) {
		Names names = Names.shared(account);
		String state = PrivateBucket.arnOf(names, DeploymentStack.STATE_PART);
		return List.of(
				Statement
					.allow("Images", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
							"ecr:GetDownloadUrlForLayer")
					.on(account.arn("ecr", "repository/" + Names.PROJECT + "/*")),
				Statement.allow("Registry", "ecr:GetAuthorizationToken").on("*"),
				Statement
					.allow("Logs", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:FilterLogEvents",
							"logs:PutLogEvents")
					.on(account.arn("logs", "log-group:/" + Names.PROJECT + "/*")),
				Statement.allow("Metrics", "cloudwatch:PutMetricData")
					.on("*")
					.when("StringEquals", "cloudwatch:namespace", Names.METRICS),
				Statement.allow("OwnerPassword", "secretsmanager:GetSecretValue")
					.on(account.arn("secretsmanager", "secret:rds!db-*"))
					.when("StringLike", ServicePermissions.OWNER_OF_SECRET,
							account.arn("rds", "db:" + Names.PROJECT + "-*")),
				Statement.allow("DatabaseLogin", "rds-db:connect").on(account.arn("rds-db", "dbuser:*/counter_*")),
				Statement.allow("Releases", "s3:GetObject")
					.on(PrivateBucket.arnOf(names, Artifacts.BUCKET_PART) + "/*"),
				Statement.allow("FindMachines", "ec2:DescribeInstances")
					.on("*")
					.when("StringEquals", "aws:RequestedRegion", account.region()),
				Statement.allow("FindDatabases", "rds:DescribeDBInstances")
					.on(account.arn("rds", "db:" + Names.PROJECT + "-*")),
				Statement
					.allow("Queries", "athena:GetNamedQuery", "athena:GetQueryExecution", "athena:GetQueryResults",
							"athena:GetWorkGroup", "athena:ListNamedQueries", "athena:StartQueryExecution")
					.on(account.arn("athena", "workgroup/" + Names.PROJECT + "-*")),
				Statement.allow("Tables", "glue:GetDatabase", "glue:GetPartitions", "glue:GetTable")
					.on(account.arn("glue", "catalog"), account.arn("glue", "database/" + Names.PROJECT + "_*"),
							account.arn("glue", "table/" + Names.PROJECT + "_*")),
				Statement.allow("Records", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject")
					.on(denied(account, ""), denied(account, "/*")),
				Statement.deny("States", "s3:*").on(state, state + "/*"));
	}

	/** The buckets of refused traffic and of queries about it, of every environment. */
	private static String denied(AccountSettings account, String objects) {
		return "arn:aws:s3:::" + Names.PROJECT + "-*-denied-*-" + account.id() + "-" + account.region() + objects;
	}

}
