"""Dependent actions: what AWS asks for besides the right to a call itself (Service Authorization Reference, column "Dependent actions",
and the user guides of RDS, VPC and WAF). Left out is what only other set-ups need, such as roles for monitoring, keys of one's own."""

_TAGGED_BY_EC2 = ("AllocateAddress", "CreateFlowLogs", "CreateInternetGateway", "CreateLaunchTemplate", "CreateRouteTable",
                  "CreateSecurityGroup", "CreateSubnet", "CreateVpc", "CreateVpcEndpoint", "ImportKeyPair", "RunInstances")
_TAGGED_BY_RDS = ("CreateDBInstance", "CreateDBParameterGroup", "CreateDBSnapshot", "CreateDBSubnetGroup", "DeleteDBInstance")
_TAGGED_BY_ELB = ("CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup")

_FURTHER = {
    "acm:RequestCertificate": {"acm:AddTagsToCertificate"},
    "application-autoscaling:PutScalingPolicy": {"cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"},
    "application-autoscaling:RegisterScalableTarget": {"application-autoscaling:TagResource", "ecs:DescribeServices", "ecs:UpdateService",
                                                       "iam:CreateServiceLinkedRole"},
    "athena:CreateWorkGroup": {"athena:TagResource"},
    "autoscaling:CreateAutoScalingGroup": {"ec2:RunInstances", "iam:CreateServiceLinkedRole", "iam:PassRole"},
    "autoscaling:StartInstanceRefresh": {"ec2:RunInstances", "iam:PassRole"},
    "autoscaling:UpdateAutoScalingGroup": {"ec2:RunInstances", "iam:PassRole"},
    "cloudwatch:PutCompositeAlarm": {"cloudwatch:TagResource"},
    "cloudwatch:PutMetricAlarm": {"cloudwatch:TagResource"},
    "ec2:CreateFlowLogs": {"logs:CreateLogDelivery", "logs:DeleteLogDelivery", "s3:GetBucketPolicy", "s3:PutBucketPolicy"},
    "ec2:CreateVpcEndpoint": {"route53:AssociateVPCWithHostedZone"},
    "ec2:DeleteFlowLogs": {"logs:DeleteLogDelivery"},
    "ec2:RunInstances": {"iam:PassRole"},
    "ecs:CreateCluster": {"ecs:TagResource"},
    "ecs:CreateService": {"ecs:TagResource", "iam:CreateServiceLinkedRole", "iam:PassRole"},
    "ecs:RegisterTaskDefinition": {"ecs:TagResource", "iam:PassRole"},
    "elasticloadbalancing:CreateLoadBalancer": {"iam:CreateServiceLinkedRole"},
    "iam:AddRoleToInstanceProfile": {"iam:PassRole"},
    "iam:CreateInstanceProfile": {"iam:TagInstanceProfile"},
    "iam:CreateRole": {"iam:TagRole"},
    "logs:CreateLogGroup": {"logs:TagResource"},
    "rds:CreateDBInstance": {"iam:CreateServiceLinkedRole", "kms:CreateGrant", "kms:DescribeKey", "secretsmanager:CreateSecret",
                             "secretsmanager:TagResource"},
    "rds:DeleteDBInstance": {"rds:CreateDBSnapshot"},
    "rds:ModifyDBInstance": {"kms:CreateGrant", "kms:DescribeKey", "secretsmanager:CreateSecret", "secretsmanager:RotateSecret",
                             "secretsmanager:TagResource"},
    "route53:AssociateVPCWithHostedZone": {"ec2:DescribeVpcs"},
    "sns:CreateTopic": {"sns:TagResource"},
    "wafv2:AssociateWebACL": {"elasticloadbalancing:SetWebAcl", "wafv2:GetWebACL"},
    "wafv2:CreateWebACL": {"wafv2:TagResource"},
    "wafv2:DisassociateWebACL": {"elasticloadbalancing:SetWebAcl"},
    "wafv2:GetWebACLForResource": {"elasticloadbalancing:GetLoadBalancerWebACL", "wafv2:GetWebACL"},
    "wafv2:PutLoggingConfiguration": {"iam:CreateServiceLinkedRole", "logs:CreateLogDelivery", "logs:DescribeLogGroups",
                                      "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"},
}


def actions_of(call):
    """The call's dependent actions, and those of them in turn."""
    service, name = call.split(":")
    actions = set(_FURTHER.get(call, ()))
    for tagged, tag in ((_TAGGED_BY_EC2, "ec2:CreateTags"), (_TAGGED_BY_RDS, "rds:AddTagsToResource"),
                        (_TAGGED_BY_ELB, "elasticloadbalancing:AddTags")):
        if service == tag.split(":")[0] and name in tagged:
            actions.add(tag)
    return actions.union(*(actions_of(action) for action in actions))
