package dev.counter.infra.bootstrap;

import java.util.Arrays;
import java.util.List;

import dev.counter.infra.policy.Statement;

/**
 * What the apply role may do in EC2, where things have numbers instead of names: create
 * what carries the environment's tag, and change what does.
 */
final class Ec2Permissions {

	private static final String[] CREATE = { "ec2:AllocateAddress", "ec2:AuthorizeSecurityGroupEgress",
			"ec2:AuthorizeSecurityGroupIngress", "ec2:CreateFlowLogs", "ec2:CreateInternetGateway",
			"ec2:CreateLaunchTemplate", "ec2:CreateRouteTable", "ec2:CreateSecurityGroup", "ec2:CreateSubnet",
			"ec2:CreateVpc", "ec2:CreateVpcEndpoint", "ec2:ImportKeyPair", "ec2:RunInstances" };

	private static final String[] CHANGE = { "ec2:AssociateAddress", "ec2:AssociateRouteTable",
			"ec2:AttachInternetGateway", "ec2:CreateLaunchTemplateVersion", "ec2:CreateRoute", "ec2:DeleteFlowLogs",
			"ec2:DeleteInternetGateway", "ec2:DeleteKeyPair", "ec2:DeleteLaunchTemplate",
			"ec2:DeleteLaunchTemplateVersions", "ec2:DeleteRoute", "ec2:DeleteRouteTable", "ec2:DeleteSecurityGroup",
			"ec2:DeleteSubnet", "ec2:DeleteVpc", "ec2:DeleteVpcEndpoints", "ec2:DetachInternetGateway",
			"ec2:DisassociateAddress", "ec2:DisassociateRouteTable", "ec2:ModifyInstanceAttribute",
			"ec2:ModifyInstanceMetadataOptions", "ec2:ModifyLaunchTemplate", "ec2:ModifySecurityGroupRules",
			"ec2:ModifySubnetAttribute", "ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint", "ec2:MonitorInstances",
			"ec2:ReleaseAddress", "ec2:ReplaceRoute", "ec2:ReplaceRouteTableAssociation",
			"ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:StartInstances",
			"ec2:StopInstances", "ec2:TerminateInstances", "ec2:UnmonitorInstances" };

	private Ec2Permissions() {
	}

	static List<Statement> of(EnvironmentScope scope) {
		return List.of(scope.created(Statement.allow("Create", CREATE).on(scope.account().arn("ec2", "*"))),
				scope.owned(Statement.allow("CreateWithin", CREATE).on(scope.account().arn("ec2", "*"))),
				scope.owned(Statement.allow("Change", CHANGE).on(scope.account().arn("ec2", "*"))),
				Statement.allow("StartFromImages", "ec2:RunInstances")
					.on("arn:aws:ec2:" + scope.account().region() + "::image/*"),
				// A machine's interface and disk come into being with it.
				Statement.allow("StartWithParts", "ec2:RunInstances")
					.on(scope.account().arn("ec2", "network-interface/*"), scope.account().arn("ec2", "volume/*")),
				// Along with the address, which has to be the environment's own.
				Statement.allow("ReleaseInterfaces", "ec2:DisassociateAddress")
					.on(scope.account().arn("ec2", "network-interface/*")),
				Statement.allow("NamesOfEndpoints", "route53:AssociateVPCWithHostedZone")
					.on("arn:aws:route53:::hostedzone/*"),
				// The default group of a network carries no tag.
				untagged(Statement
					.allow("EmptyDefaultGroup", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress")
					.on(scope.account().arn("ec2", "security-group/*"))),
				// Never what is there already: whoever could tag that could change it.
				scope.created(Statement.allow("TagWhatIsCreated", "ec2:CreateTags").on(scope.account().arn("ec2", "*")))
					.when("StringEquals", "ec2:CreateAction", operations()),
				scope.owned(Statement.allow("TagAgain", "ec2:CreateTags", "ec2:DeleteTags")
					.on(scope.account().arn("ec2", "*"))));
	}

	private static Statement untagged(Statement statement) {
		return statement.when("Null", "aws:ResourceTag/Environment", "true")
			.when("Null", "aws:ResourceTag/Name", "true")
			.when("Null", "aws:ResourceTag/Project", "true");
	}

	private static String[] operations() {
		return Arrays.stream(CREATE).map((action) -> action.substring("ec2:".length())).toArray(String[]::new);
	}

}
