package dev.counter.infra.bootstrap;

import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.policy.Role;
import dev.counter.infra.policy.Statement;

/**
 * What the apply role may do with identities: create roles that can't leave the boundary,
 * hand them to machines and tasks, and nothing that would let anybody out.
 */
final class IamPermissions {

	private IamPermissions() {
	}

	static List<Statement> of(EnvironmentScope scope) {
		return List.of(
				scope.bounded(
						Statement
							.allow("RolesWithinTheBoundary", "iam:CreateRole", "iam:DeleteRolePolicy",
									"iam:PutRolePolicy", "iam:PutRolePermissionsBoundary")
							.on(roles(scope))),
				Statement
					.allow("Roles", "iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy",
							"iam:UpdateRole", "iam:UpdateRoleDescription")
					.on(roles(scope)),
				Statement
					.allow("Profiles", "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile",
							"iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile",
							"iam:UntagInstanceProfile")
					.on(profiles(scope)),
				Statement.allow("HandOver", "iam:PassRole")
					.on(roles(scope))
					.when("StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com"),
				Statement.allow("RolesOfAws", "iam:CreateServiceLinkedRole")
					.on("arn:aws:iam::" + scope.account().id() + ":role/aws-service-role/*")
					.when("StringEquals", "iam:AWSServiceName", "autoscaling.amazonaws.com", "ecs.amazonaws.com",
							"ecs.application-autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com",
							"rds.amazonaws.com", "wafv2.amazonaws.com"),
				Statement
					.deny("NeverTheBoundaryOrThePipelines", "iam:CreatePolicyVersion", "iam:DeletePolicy",
							"iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion",
							"iam:DeleteRolePermissionsBoundary", "iam:AttachRolePolicy")
					.on(Role.boundaryArn(scope.account()), roles(scope), pipeline(scope, "policy"),
							pipeline(scope, "role")));
	}

	private static String pipeline(EnvironmentScope scope, String kind) {
		return "arn:aws:iam::" + scope.account().id() + ":" + kind + PipelineRole.PATH + "*";
	}

	static String roles(EnvironmentScope scope) {
		return scope.global("iam", "role" + Names.IAM_PATH);
	}

	static String profiles(EnvironmentScope scope) {
		return scope.global("iam", "instance-profile" + Names.IAM_PATH);
	}

}
