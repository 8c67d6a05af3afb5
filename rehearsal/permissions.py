"""IAM permissions: the emulated AWS enforces none, so every recorded call is compared with the policies of its role."""
import re

from dependent_actions import actions_of
from checks import values
from terraform import Failed

# Needs no permission.
FREE = {"sts:GetCallerIdentity"}

# Actions without resource-level permissions (Service Authorization Reference): only "*" allows them.
NAMELESS = re.compile("acm:RequestCertificate|application-autoscaling:DescribeScal.*|autoscaling:Describe.*|ec2:Describe.*"
                      "|ecs:(Deregister|Describe|Register)TaskDefinition|elasticloadbalancing:Describe.*"
                      "|logs:Describe(LogGroups|ResourcePolicies)|sns:([GS]etSubscriptionAttributes|Unsubscribe)")


def check(aws, *roles):
    """Fails on calls that no policy of their role allows; names of resources and conditions are tested on the synthesized policies."""
    denied = [line for role in roles for line in _denied(aws, role)]
    if denied:
        raise Failed("Calls that IAM would deny:\n  " + "\n  ".join(denied))


def _denied(aws, role):
    allowing = _allowing(aws, role)
    return [f"{role} lacks {action}, which {call} needs" for call in sorted(aws.calls_of(role) - FREE)
            for action in sorted({call} | actions_of(call)) if not any(_allows(statement, action) for statement in allowing)]


def _allowing(aws, role):
    """The statements with the effect Allow."""
    iam = aws.client("iam")
    statements = []
    for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        policy = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]
        version = iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])["PolicyVersion"]
        statements += [s for s in version["Document"]["Statement"] if s["Effect"] == "Allow"]
    return statements


def _allows(statement, call):
    actions = "|".join(re.escape(action).replace(r"\*", ".*") for action in values(statement["Action"]))
    return re.fullmatch(actions, call) and ("*" in values(statement["Resource"]) or not NAMELESS.fullmatch(call))
