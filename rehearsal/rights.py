"""Whether the roles of the pipelines may do what was done in their names: the emulated AWS itself lets everybody do everything."""
import re

from dependent import actions_of
from questions import values
from terraform import Failed

# Nobody needs a right to ask who they are.
FREE = {"sts:GetCallerIdentity"}

# Where AWS lets nobody name a resource, so that a right to a named one is none: the Service Authorization Reference.
NAMELESS = re.compile("acm:RequestCertificate|application-autoscaling:DescribeScal.*|autoscaling:Describe.*|ec2:Describe.*"
                      "|ecs:(Deregister|Describe|Register)TaskDefinition|elasticloadbalancing:Describe.*"
                      "|logs:Describe(LogGroups|ResourcePolicies)|sns:([GS]etSubscriptionAttributes|Unsubscribe)")


def refuse_lacking(aws, *roles):
    """Fails on what was done in a role's name although none of its policies allows it; names and conditions are left to tests."""
    lacking = [line for role in roles for line in _lacking(aws, role)]
    if lacking:
        raise Failed("A pipeline could not have done this:\n  " + "\n  ".join(lacking))


def _lacking(aws, role):
    allowing = _allowing(aws, role)
    return [f"{role} may not {action}, which {call} needs" for call in sorted(aws.calls_of(role) - FREE)
            for action in sorted({call} | actions_of(call)) if not any(_allows(statement, action) for statement in allowing)]


def _allowing(aws, role):
    """The statements that allow something."""
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
