package dev.counter.infra.bootstrap;

import java.util.ArrayList;
import java.util.List;

import dev.counter.infra.policy.Statement;

/**
 * What Terraform reads to compare an environment with its plan: how things are set up,
 * and nothing of what is in them.
 */
final class ReadPermissions {

	private ReadPermissions() {
	}

	static List<Statement> of(EnvironmentScope scope) {
		List<Statement> rights = new ArrayList<>(List.of(
				scope.regional(Statement.allow("DescribeRegion", "application-autoscaling:DescribeScalableTargets",
						"application-autoscaling:DescribeScalingPolicies", "autoscaling:Describe*",
						"cloudwatch:DescribeAlarms", "ec2:Describe*", "ecs:DescribeTaskDefinition",
						"elasticloadbalancing:Describe*", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
						"rds:Describe*", "sns:GetSubscriptionAttributes")),
				Statement.allow("ReadCertificates", "acm:DescribeCertificate", "acm:ListTagsForCertificate")
					.on(scope.account().arn("acm", "certificate/*")),
				Statement.allow("ReadScaling", "application-autoscaling:ListTagsForResource")
					.on(scope.account().arn("application-autoscaling", "scalable-target/*")),
				Statement
					.allow("ReadQueries", "athena:GetNamedQuery", "athena:GetWorkGroup", "athena:ListTagsForResource")
					.on(scope.named("athena", "workgroup/")),
				Statement
					.allow("ReadTables", "glue:GetDatabase", "glue:GetPartitionIndexes", "glue:GetTable",
							"glue:GetTags")
					.on(tables(scope)),
				Statement
					.allow("ReadContainers", "ecs:DescribeClusters", "ecs:DescribeServices", "ecs:ListTagsForResource")
					.on(containers(scope)),
				Statement
					.allow("ReadLogs", "logs:DescribeMetricFilters", "logs:ListTagsForResource",
							"logs:ListTagsLogGroup")
					.on(scope.logGroups()),
				Statement.allow("ReadAlarms", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource")
					.on(scope.named("cloudwatch", "alarm:"), dashboards(scope)),
				Statement.allow("ReadTopics", "sns:GetTopicAttributes", "sns:ListTagsForResource")
					.on(scope.named("sns", "")),
				Statement.allow("ReadBudgets", "budgets:ListTagsForResource", "budgets:ViewBudget")
					.on(scope.global("budgets", "budget/")),
				Statement.allow("ReadDatabases", "rds:ListTagsForResource").on(scope.named("rds", "*:")),
				Statement
					.allow("ReadBuckets", "s3:GetAccelerateConfiguration", "s3:GetBucket*",
							"s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
							"s3:GetReplicationConfiguration", "s3:ListBucket")
					.on(scope.buckets("")),
				Statement
					.allow("ReadFirewalls", "wafv2:GetLoggingConfiguration", "wafv2:GetWebACL",
							"wafv2:GetWebACLForResource", "wafv2:ListTagsForResource")
					.on(scope.named("wafv2", "regional/webacl/"), entrance(scope)),
				Statement.allow("ReadFirewallOfEntrance", "elasticloadbalancing:GetLoadBalancerWebACL")
					.on(entrance(scope)),
				Statement
					.allow("ReadRoles", "iam:GetInstanceProfile", "iam:GetRole", "iam:GetRolePolicy",
							"iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies")
					.on(IamPermissions.roles(scope), IamPermissions.profiles(scope))));
		scope.settings()
			.entrance()
			.domain()
			.ifPresent((domain) -> rights.add(Statement
				.allow("ReadRecords", "route53:GetChange", "route53:GetHostedZone", "route53:ListResourceRecordSets",
						"route53:ListTagsForResource")
				.on("arn:aws:route53:::hostedzone/" + domain.hostedZoneId(), "arn:aws:route53:::change/*")));
		return rights;
	}

	static String dashboards(EnvironmentScope scope) {
		return scope.global("cloudwatch", "dashboard/");
	}

	static String entrance(EnvironmentScope scope) {
		return scope.named("elasticloadbalancing", "loadbalancer/app/");
	}

	static String[] tables(EnvironmentScope scope) {
		String prefix = scope.prefix().replace('-', '_') + "_*";
		return new String[] { scope.account().arn("glue", "catalog"), scope.account().arn("glue", "database/" + prefix),
				scope.account().arn("glue", "table/" + prefix + "/*") };
	}

	static String[] containers(EnvironmentScope scope) {
		return new String[] { scope.named("ecs", "cluster/"), scope.named("ecs", "service/") + "/*",
				scope.named("ecs", "task/") + "/*", scope.named("ecs", "task-definition/") + ":*" };
	}

}
