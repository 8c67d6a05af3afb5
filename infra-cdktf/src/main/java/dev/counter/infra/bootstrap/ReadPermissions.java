package dev.counter.infra.bootstrap;

import java.util.ArrayList;
import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;

/**
 * Permissions of both roles to refresh the state: configuration only, no content.
 */
final class ReadPermissions {

	private ReadPermissions() {
	}

	static List<Statement> of(EnvironmentScope scope) {
		Names names = scope.names();
		List<Statement> permissions = new ArrayList<>(List.of(
				scope.regional(Statement.allow("DescribeRegion", "application-autoscaling:DescribeScalableTargets",
						"application-autoscaling:DescribeScalingPolicies", "autoscaling:Describe*",
						"cloudwatch:DescribeAlarms", "ec2:Describe*", "ecs:DescribeTaskDefinition",
						"elasticloadbalancing:Describe*", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
						"rds:Describe*", "sns:GetSubscriptionAttributes")),
				Statement.allow("ReadCertificates", "acm:DescribeCertificate", "acm:ListTagsForCertificate")
					.on(names.arn("acm", "certificate/*")),
				Statement.allow("ReadScaling", "application-autoscaling:ListTagsForResource")
					.on(names.arn("application-autoscaling", "scalable-target/*")),
				Statement
					.allow("ReadQueries", "athena:GetNamedQuery", "athena:GetWorkGroup", "athena:ListTagsForResource")
					.on(scope.named("athena", "workgroup/")),
				Statement
					.allow("ReadTables", "glue:GetDatabase", "glue:GetPartitionIndexes", "glue:GetTable",
							"glue:GetTags")
					.on(scope.tables()),
				Statement
					.allow("ReadContainers", "ecs:DescribeClusters", "ecs:DescribeServices", "ecs:ListTagsForResource")
					.on(scope.containers()),
				Statement
					.allow("ReadLogs", "logs:DescribeMetricFilters", "logs:ListTagsForResource",
							"logs:ListTagsLogGroup")
					.on(scope.logGroups()),
				Statement.allow("ReadAlarms", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource")
					.on(scope.named("cloudwatch", "alarm:"), scope.dashboards()),
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
					.on(scope.named("wafv2", "regional/webacl/"), scope.loadBalancer()),
				Statement.allow("ReadFirewallOfEntrance", "elasticloadbalancing:GetLoadBalancerWebACL")
					.on(scope.loadBalancer()),
				Statement
					.allow("ReadRoles", "iam:GetInstanceProfile", "iam:GetRole", "iam:GetRolePolicy",
							"iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies")
					.on(scope.roles(), scope.instanceProfiles())));
		scope.domain()
			.ifPresent((domain) -> permissions.add(Statement
				.allow("ReadRecords", "route53:GetChange", "route53:GetHostedZone", "route53:ListResourceRecordSets",
						"route53:ListTagsForResource")
				.on("arn:aws:route53:::hostedzone/" + domain.hostedZoneId(), "arn:aws:route53:::change/*")));
		return permissions;
	}

}
