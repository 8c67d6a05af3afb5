package dev.counter.infra.bootstrap;

import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;

/**
 * IAM permissions of the apply role: create roles with the permissions boundary and pass
 * them to EC2 and ECS; never change the boundary or the pipeline's own roles.
 */
final class IamPermissions {

	private IamPermissions() {
	}

	static List<Statement> of(EnvironmentScope scope) {
		Names names = scope.names();
		String boundary = Role.boundaryArn(names);
		return List.of(
				Statement
					.allow("RolesWithinTheBoundary", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy",
							"iam:PutRolePermissionsBoundary")
					.on(scope.roles())
					.when("StringEquals", "iam:PermissionsBoundary", boundary),
				Statement
					.allow("Roles", "iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy",
							"iam:UpdateRole", "iam:UpdateRoleDescription")
					.on(scope.roles()),
				Statement
					.allow("Profiles", "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile",
							"iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile",
							"iam:UntagInstanceProfile")
					.on(scope.instanceProfiles()),
				Statement.allow("HandOver", "iam:PassRole")
					.on(scope.roles())
					.when("StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com"),
				Statement.allow("RolesOfAws", "iam:CreateServiceLinkedRole")
					.on(names.globalArn("iam", "role/aws-service-role/*"))
					.when("StringEquals", "iam:AWSServiceName", "autoscaling.amazonaws.com", "ecs.amazonaws.com",
							"ecs.application-autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com",
							"rds.amazonaws.com", "wafv2.amazonaws.com"),
				Statement
					.deny("NeverTheBoundaryOrThePipelines", "iam:CreatePolicyVersion", "iam:DeletePolicy",
							"iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion",
							"iam:DeleteRolePermissionsBoundary", "iam:AttachRolePolicy")
					.on(boundary, scope.roles(), names.globalArn("iam", "policy" + PipelineRole.PATH + "*"),
							names.globalArn("iam", "role" + PipelineRole.PATH + "*")));
	}

}
