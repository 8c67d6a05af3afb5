"""Releases that fail: which version of its launch template the adder's group launches afterwards."""
import json

from checks import one, same
from report import Stopwatch


def release_never_ready(deployment, approved):
    """The instance refresh is rolled back; a machine that is lost then is replaced by the release before."""
    took, group = Stopwatch(), f"counter-{deployment.name}-adder"
    before, earlier_calls = _machine(deployment, group), len(deployment.aws.rollout_of(group))
    parameter = {"Name": f"/rehearsal/refresh/{group}", "Type": "String"}
    deployment.aws.client("ssm").put_parameter(**parameter, Value="Pending InProgress RollbackInProgress RollbackSuccessful")
    deployment.scripts.fails(
        "apply", deployment.name, approved["plan"], approved["sha256"], "--url", deployment.services.url,
        messages=["ended: RollbackSuccessful", f"deploy/rollback {deployment.name} {deployment.publication.first}"])
    deployment.aws.client("ssm").delete_parameter(Name=parameter["Name"])
    deployment.applied(f"released; the machine never gets ready, and the refresh is rolled back ({took})")
    applied = deployment.outputs["running"]
    same([json.loads(call.removeprefix("StartInstanceRefresh ")) for call in deployment.aws.rollout_of(group)[earlier_calls:]],
         [[{"LaunchTemplateId": applied["adder_template"], "Version": str(applied["adder_template_version"])}, {"AutoRollback": True}]])
    deployment.aws.client("autoscaling").terminate_instance_in_auto_scaling_group(InstanceId=before["id"], ShouldDecrementDesiredCapacity=False)
    after = _machine(deployment, group)
    same((after["version"], after["image"], after["id"] != before["id"]), (before["version"], before["image"], True))
    assert int(before["version"]) < int(applied["adder_template_version"]), applied
    deployment.say(f"a lost machine is replaced by version {after['version']} of the template, not {applied['adder_template_version']}")
    result = deployment.scripts.run("plan", deployment.name, "--release", "running", "--no-upload")
    same(result.outputs["changes"], "1")
    assert f"has version {before['version']} of its launch template" in result.text, result.text


def release_never_answers(deployment, approved):
    """The services answer as the first release all the time: only the smoke test notices."""
    deployment.scripts.fails("apply", deployment.name, approved["plan"], approved["sha256"], "--url", deployment.services.url,
                             messages=["the adder's machine is replaced", "the release does not answer"], SMOKE_SECONDS="3")
    deployment.applied("released; the services answer as the release before, which apply reports")


def _machine(deployment, group):
    found = one(deployment.aws.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"])
    machine = one(found["Instances"])
    same(machine["LaunchTemplate"]["Version"], found["LaunchTemplate"]["Version"])
    described = deployment.aws.client("ec2").describe_instances(InstanceIds=[machine["InstanceId"]])
    return {"id": machine["InstanceId"], "version": found["LaunchTemplate"]["Version"],
            "image": one(one(described["Reservations"])["Instances"])["ImageId"]}
