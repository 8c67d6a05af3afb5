package dev.counter.infra.bootstrap;

import java.util.ArrayList;
import java.util.List;

import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.policy.Statement;

/**
 * What the apply role may do with whatever has a name: all of it, as long as the name is
 * the environment's.
 */
final class ServicePermissions {

	/** RDS tags each secret that it manages with the instance whose password it holds. */
	static final String OWNER_OF_SECRET = "aws:ResourceTag/aws:rds:primaryDBInstanceArn";

	private ServicePermissions() {
	}

	/** The load balancer and what is in front of it. */
	static List<Statement> entrance(EnvironmentScope scope) {
		List<Statement> rights = new ArrayList<>(List.of(
				Statement.allow("LoadBalancers", "elasticloadbalancing:*")
					.on(ReadPermissions.entrance(scope), scope.named("elasticloadbalancing", "listener/app/"),
							scope.named("elasticloadbalancing", "listener-rule/app/"),
							scope.named("elasticloadbalancing", "targetgroup/")),
				Statement.allow("WebFirewalls", "wafv2:*")
					.on(scope.named("wafv2", "regional/webacl/"), ReadPermissions.entrance(scope),
							scope.account().arn("wafv2", "regional/managedruleset/*")),
				scope.created(scope.regional(Statement.allow("NewCertificates", "acm:RequestCertificate"))),
				scope.created(Statement.allow("TagsOfNewCertificates", "acm:AddTagsToCertificate")
					.on(scope.account().arn("acm", "certificate/*"))),
				scope.owned(Statement.allow("Certificates", "acm:AddTagsToCertificate", "acm:DeleteCertificate",
						"acm:RemoveTagsFromCertificate")
					.on(scope.account().arn("acm", "certificate/*")))));
		scope.settings()
			.entrance()
			.domain()
			.ifPresent((domain) -> rights.add(Statement.allow("Records", "route53:ChangeResourceRecordSets")
				.on("arn:aws:route53:::hostedzone/" + domain.hostedZoneId())
				.when("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames", domain.name(),
						"_*." + domain.name())));
		return rights;
	}

	/** What keeps something. */
	static List<Statement> data(EnvironmentScope scope) {
		List<Statement> rights = new ArrayList<>(List.of(
				Statement.allow("Databases", "rds:*")
					.on(scope.account().arn("rds", "og:default:*"), scope.named("rds", "db:"),
							scope.named("rds", "pg:"), scope.named("rds", "snapshot:"), scope.named("rds", "subgrp:")),
				Statement
					.allow("OwnerPassword", "secretsmanager:CreateSecret", "secretsmanager:DescribeSecret",
							"secretsmanager:RotateSecret", "secretsmanager:TagResource")
					.on(scope.account().arn("secretsmanager", "secret:rds!db-*"))
					// A secret that is being created has no tag yet.
					.when("StringLikeIfExists", OWNER_OF_SECRET, scope.named("rds", "db:")),
				Statement.allow("KeysOfAws", "kms:CreateGrant", "kms:DescribeKey")
					.on(scope.account().arn("kms", "key/*"))
					.when("StringEquals", "kms:ViaService", "rds." + scope.account().region() + ".amazonaws.com",
							"secretsmanager." + scope.account().region() + ".amazonaws.com"),
				Statement.allow("Buckets", "s3:*").on(scope.buckets(""), scope.buckets("/*")),
				Statement.allow("Tables", "glue:*").on(ReadPermissions.tables(scope)),
				Statement.allow("Queries", "athena:*").on(scope.named("athena", "workgroup/"))));
		if (scope.settings().protectLogs()) {
			String bucket = "arn:aws:s3:::" + scope.prefix() + "-";
			List<String> logs = new ArrayList<>(List.of(scope.logGroups()));
			logs.add(bucket + LoadBalancer.ACCESS_LOGS + "-*/*");
			logs.add(bucket + DeniedTraffic.RECORDS + "-*/*");
			rights.add(Statement
				.deny("NeverLogs", "logs:DeleteLogGroup", "logs:DeleteLogStream", "s3:DeleteObject*", "s3:PutObject*")
				.on(logs));
		}
		return rights;
	}

	/** What runs. */
	static List<Statement> work(EnvironmentScope scope) {
		return List.of(Statement.allow("Containers", "ecs:*").on(ReadPermissions.containers(scope)),
				scope.created(scope.regional(Statement.allow("NewTaskDefinitions", "ecs:RegisterTaskDefinition"))),
				Statement.allow("FindTasks", "ecs:ListTasks")
					.on("*")
					.when("ArnLike", "ecs:cluster", scope.named("ecs", "cluster/")),
				scope.regional(Statement.allow("OldTaskDefinitions", "ecs:DeregisterTaskDefinition")),
				Statement.allow("Groups", "autoscaling:*")
					.on(scope.account()
						.arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/" + scope.prefix() + "-*"),
							scope.account()
								.arn("autoscaling", "scalingPolicy:*:autoScalingGroupName/" + scope.prefix() + "-*")),
				scope.created(Statement.allow("NewScaling", "application-autoscaling:RegisterScalableTarget")
					.on(scaling(scope))
					.when("StringEquals", "application-autoscaling:service-namespace", "ecs")),
				scope.owned(Statement.allow("Scaling", "application-autoscaling:DeleteScalingPolicy",
						"application-autoscaling:DeregisterScalableTarget", "application-autoscaling:PutScalingPolicy",
						"application-autoscaling:RegisterScalableTarget")
					.on(scaling(scope))),
				scope.created(
						Statement.allow("TagsOfNewScaling", "application-autoscaling:TagResource").on(scaling(scope))),
				scope.owned(
						Statement
							.allow("TagsOfScaling", "application-autoscaling:TagResource",
									"application-autoscaling:UntagResource")
							.on(scaling(scope))));
	}

	/** Logs, alarms and budgets. */
	static List<Statement> monitoring(EnvironmentScope scope) {
		return List.of(Statement.allow("Logs", "logs:*").on(scope.logGroups()),
				scope.regional(Statement.allow("LogDelivery", "logs:CreateLogDelivery", "logs:DeleteLogDelivery",
						"logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy",
						"logs:UpdateLogDelivery")),
				// Scaling makes alarms of its own, in the name of whoever sets it up.
				Statement.allow("Alarms", "cloudwatch:*")
					.on(scope.named("cloudwatch", "alarm:"), scope.named("cloudwatch", "alarm:TargetTracking-service/"),
							ReadPermissions.dashboards(scope)),
				Statement.allow("Topics", "sns:*").on(scope.named("sns", "")),
				scope.regional(Statement.allow("Subscriptions", "sns:SetSubscriptionAttributes", "sns:Unsubscribe")),
				Statement.allow("Budgets", "budgets:*").on(scope.global("budgets", "budget/")));
	}

	private static String scaling(EnvironmentScope scope) {
		return scope.account().arn("application-autoscaling", "scalable-target/*");
	}

}
