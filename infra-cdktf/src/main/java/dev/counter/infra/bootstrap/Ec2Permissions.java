package dev.counter.infra.bootstrap;

import java.util.Arrays;
import java.util.List;

import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;

/**
 * EC2 permissions of the apply role: create resources with the environment's tag, change
 * resources that have it.
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
		Names names = scope.names();
		String everything = names.arn("ec2", "*");
		return List.of(scope.created(Statement.allow("Create", CREATE).on(everything)),
				scope.owned(Statement.allow("CreateWithin", CREATE).on(everything)),
				scope.owned(Statement.allow("Change", CHANGE).on(everything)),
				Statement.allow("StartFromImages", "ec2:RunInstances")
					.on("arn:aws:ec2:" + names.account().region() + "::image/*"),
				// RunInstances creates the network interface and the disk too.
				Statement.allow("StartWithParts", "ec2:RunInstances")
					.on(names.arn("ec2", "network-interface/*"), names.arn("ec2", "volume/*")),
				// The action also needs the address, which has the environment's tag.
				Statement.allow("ReleaseInterfaces", "ec2:DisassociateAddress")
					.on(names.arn("ec2", "network-interface/*")),
				Statement.allow("NamesOfEndpoints", "route53:AssociateVPCWithHostedZone")
					.on("arn:aws:route53:::hostedzone/*"),
				// The default security group of a VPC has no tags.
				Statement.allow("EmptyDefaultGroup", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress")
					.on(names.arn("ec2", "security-group/*"))
					.when("Null", "aws:ResourceTag/Environment", "true")
					.when("Null", "aws:ResourceTag/Name", "true")
					.when("Null", "aws:ResourceTag/Project", "true"),
				// Never existing resources: a role that can tag one can change it.
				scope.created(Statement.allow("TagWhatIsCreated", "ec2:CreateTags").on(everything))
					.when("StringEquals", "ec2:CreateAction", createActions()),
				scope.owned(Statement.allow("TagAgain", "ec2:CreateTags", "ec2:DeleteTags").on(everything)));
	}

	private static String[] createActions() {
		return Arrays.stream(CREATE).map((action) -> action.substring("ec2:".length())).toArray(String[]::new);
	}

}
