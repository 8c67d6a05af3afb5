package dev.counter.infra.bootstrap;

import java.util.ArrayList;
import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.balancer.LoadBalancer;
import dev.counter.infra.network.DeniedTraffic;
import dev.counter.infra.policy.Statement;

/**
 * Permissions of the apply role for services whose resources have names: every action on
 * the environment's names.
 */
final class ServicePermissions {

	/** RDS tags each secret that it manages with the ARN of the instance. */
	static final String SECRET_OWNER = "aws:ResourceTag/aws:rds:primaryDBInstanceArn";

	private ServicePermissions() {
	}

	static List<Statement> loadBalancer(EnvironmentScope scope) {
		String certificates = scope.names().arn("acm", "certificate/*");
		List<Statement> permissions = new ArrayList<>(List.of(
				Statement.allow("LoadBalancers", "elasticloadbalancing:*")
					.on(scope.loadBalancer(), scope.named("elasticloadbalancing", "listener/app/"),
							scope.named("elasticloadbalancing", "listener-rule/app/"),
							scope.named("elasticloadbalancing", "targetgroup/")),
				Statement.allow("WebFirewalls", "wafv2:*")
					.on(scope.named("wafv2", "regional/webacl/"), scope.loadBalancer(),
							scope.names().arn("wafv2", "regional/managedruleset/*")),
				scope.created(scope.regional(Statement.allow("NewCertificates", "acm:RequestCertificate"))),
				scope.created(Statement.allow("TagsOfNewCertificates", "acm:AddTagsToCertificate").on(certificates)),
				scope.owned(
						Statement
							.allow("Certificates", "acm:AddTagsToCertificate", "acm:DeleteCertificate",
									"acm:RemoveTagsFromCertificate")
							.on(certificates))));
		scope.domain()
			.ifPresent((domain) -> permissions.add(Statement.allow("Records", "route53:ChangeResourceRecordSets")
				.on("arn:aws:route53:::hostedzone/" + domain.hostedZoneId())
				.when("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames", domain.name(),
						"_*." + domain.name())));
		return permissions;
	}

	static List<Statement> data(EnvironmentScope scope) {
		Names names = scope.names();
		String region = names.account().region();
		List<Statement> permissions = new ArrayList<>(List.of(
				Statement.allow("Databases", "rds:*")
					.on(names.arn("rds", "og:default:*"), scope.named("rds", "db:"), scope.named("rds", "pg:"),
							scope.named("rds", "snapshot:"), scope.named("rds", "subgrp:")),
				Statement
					.allow("OwnerPassword", "secretsmanager:CreateSecret", "secretsmanager:DescribeSecret",
							"secretsmanager:RotateSecret", "secretsmanager:TagResource")
					.on(names.arn("secretsmanager", "secret:rds!db-*"))
					// CreateSecret: the secret has no tag yet.
					.when("StringLikeIfExists", SECRET_OWNER, scope.named("rds", "db:")),
				Statement.allow("KeysOfAws", "kms:CreateGrant", "kms:DescribeKey")
					.on(names.arn("kms", "key/*"))
					.when("StringEquals", "kms:ViaService", "rds." + region + ".amazonaws.com",
							"secretsmanager." + region + ".amazonaws.com"),
				Statement.allow("Buckets", "s3:*").on(scope.buckets(""), scope.buckets("/*")),
				Statement.allow("Tables", "glue:*").on(scope.tables()),
				Statement.allow("Queries", "athena:*").on(scope.named("athena", "workgroup/"))));
		if (scope.protectLogs()) {
			String bucket = "arn:aws:s3:::" + names.prefix() + "-";
			List<String> logs = new ArrayList<>(List.of(scope.logGroups()));
			logs.add(bucket + LoadBalancer.ACCESS_LOGS + "-*/*");
			logs.add(bucket + DeniedTraffic.BUCKET + "-*/*");
			permissions.add(Statement
				.deny("NeverLogs", "logs:DeleteLogGroup", "logs:DeleteLogStream", "s3:DeleteObject*", "s3:PutObject*")
				.on(logs));
		}
		return permissions;
	}

	static List<Statement> workloads(EnvironmentScope scope) {
		Names names = scope.names();
		String targets = names.arn("application-autoscaling", "scalable-target/*");
		String group = "autoScalingGroupName/" + names.prefix() + "-*";
		return List.of(Statement.allow("Containers", "ecs:*").on(scope.containers()),
				scope.created(scope.regional(Statement.allow("NewTaskDefinitions", "ecs:RegisterTaskDefinition"))),
				Statement.allow("FindTasks", "ecs:ListTasks")
					.on("*")
					.when("ArnLike", "ecs:cluster", scope.named("ecs", "cluster/")),
				scope.regional(Statement.allow("OldTaskDefinitions", "ecs:DeregisterTaskDefinition")),
				Statement.allow("Groups", "autoscaling:*")
					.on(names.arn("autoscaling", "autoScalingGroup:*:" + group),
							names.arn("autoscaling", "scalingPolicy:*:" + group)),
				scope.created(Statement.allow("NewScaling", "application-autoscaling:RegisterScalableTarget")
					.on(targets)
					.when("StringEquals", "application-autoscaling:service-namespace", "ecs")),
				scope.owned(Statement.allow("Scaling", "application-autoscaling:DeleteScalingPolicy",
						"application-autoscaling:DeregisterScalableTarget", "application-autoscaling:PutScalingPolicy",
						"application-autoscaling:RegisterScalableTarget")
					.on(targets)),
				scope.created(Statement.allow("TagsOfNewScaling", "application-autoscaling:TagResource").on(targets)),
				scope.owned(
						Statement
							.allow("TagsOfScaling", "application-autoscaling:TagResource",
									"application-autoscaling:UntagResource")
							.on(targets)));
	}

	static List<Statement> monitoring(EnvironmentScope scope) {
		return List.of(Statement.allow("Logs", "logs:*").on(scope.logGroups()),
				scope.regional(Statement.allow("LogDelivery", "logs:CreateLogDelivery", "logs:DeleteLogDelivery",
						"logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy",
						"logs:UpdateLogDelivery")),
				// Target tracking creates alarms with the permissions of this role.
				Statement.allow("Alarms", "cloudwatch:*")
					.on(scope.named("cloudwatch", "alarm:"), scope.named("cloudwatch", "alarm:TargetTracking-service/"),
							scope.dashboards()),
				Statement.allow("Topics", "sns:*").on(scope.named("sns", "")),
				scope.regional(Statement.allow("Subscriptions", "sns:SetSubscriptionAttributes", "sns:Unsubscribe")),
				Statement.allow("Budgets", "budgets:*").on(scope.global("budgets", "budget/")));
	}

}
