"""A release whose machine never gets ready: which version of its launch template the adder's group launches then."""
import json

from questions import one, same
from report import Stopwatch
from terraform import Failed


def apply_what_never_gets_ready(deployment, approved):
    """AWS goes back by itself; then the machine is lost, and the group has to launch the release before."""
    took, group = Stopwatch(), f"counter-{deployment.name}-adder"
    before = _machine(deployment, group)
    earlier_calls = len(deployment.aws.rollout_of(group))
    wish = {"Name": f"/rehearsal/refresh/{group}", "Type": "String"}
    deployment.aws.client("ssm").put_parameter(**wish, Value="Pending InProgress RollbackInProgress RollbackSuccessful")
    back = f"deploy/rollback {deployment.name} {deployment.publication.first}"
    deployment.scripts.fails("apply", deployment.name, approved["plan"], approved["sha256"], "--url", deployment.services.url,
                             saying=["ended: RollbackSuccessful", "the adder's machine was not replaced", back])
    deployment.aws.client("ssm").delete_parameter(Name=wish["Name"])
    deployment.applied(f"released, and the machine never gets ready, which is said with the way back (in {took})")
    applied = deployment.outputs["running"]
    same([json.loads(call.removeprefix("StartInstanceRefresh ")) for call in deployment.aws.rollout_of(group)[earlier_calls:]],
         [[{"LaunchTemplateId": applied["adder_template"], "Version": str(applied["adder_template_version"])}, {"AutoRollback": True}]])
    lost = _lose(deployment, group)
    after = _machine(deployment, group)
    same((after["version"], after["image"], after["id"] != lost), (before["version"], before["image"], True))
    if int(before["version"]) >= int(applied["adder_template_version"]):
        raise Failed(f"{deployment.stack.name}: the release made no new version of the template")
    deployment.say(f"its group is lost a machine, and launches version {after['version']} again, not {applied['adder_template_version']}")
    said = deployment.scripts.run("plan", deployment.name, "--release", "running", "--no-upload")
    same(said.outputs["changes"], "1")
    assert f"has version {before['version']} of its launch template" in said.text, said.text


def apply_what_never_answers(deployment, approved):
    """The services go on answering as the release before: only the smoke test can see that."""
    took = Stopwatch()
    back = f"deploy/rollback {deployment.name} lists the releases to go back to"
    deployment.scripts.fails("apply", deployment.name, approved["plan"], approved["sha256"], "--url", deployment.services.url,
                             saying=["the adder's machine is replaced", "the release does not answer", back], SMOKE_SECONDS="3")
    deployment.applied(f"released in {took}; it does not answer, which is said with the way back")


def refuse_changes(plan):
    """Nothing is left for Terraform, and the machine is still to be replaced."""
    same([change["address"] for change in plan.changes], [])


def _lose(deployment, group):
    lost = _machine(deployment, group)["id"]
    deployment.aws.client("autoscaling").terminate_instance_in_auto_scaling_group(InstanceId=lost, ShouldDecrementDesiredCapacity=False)
    return lost


def _machine(deployment, group):
    found = one(deployment.aws.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"])
    machine = one(found["Instances"])
    same(machine["LaunchTemplate"]["Version"], found["LaunchTemplate"]["Version"])
    described = deployment.aws.client("ec2").describe_instances(InstanceIds=[machine["InstanceId"]])
    return {"id": machine["InstanceId"], "version": found["LaunchTemplate"]["Version"],
            "image": one(one(described["Reservations"])["Instances"])["ImageId"]}
