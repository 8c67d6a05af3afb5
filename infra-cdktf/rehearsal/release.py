"""Releases: the values of the variables that a release sets, and what may change with them."""
import json

FILE = "release.auto.tfvars.json"

# What runs the new version, and nothing else. A task definition is replaced by its next revision.
CHANGES = {
    "aws_ecs_task_definition": ["create", "delete"],
    "aws_ecs_service": ["update"],
    "aws_launch_template": ["update"],
    "aws_autoscaling_group": ["update"],
}


def variables(stack, letter, ami):
    """A record of the form that the stack's variables ask for; another letter is another release."""
    values = {}
    for name in stack.content["variable"]:
        kind = name.rsplit("_", 1)[-1]
        values[name] = {"commit": letter * 40, "sha256": letter * 64, "digest": "sha256:" + letter * 64, "id": ami}[kind]
    return values


def record(stack, values):
    (stack.folder / FILE).write_text(json.dumps(values, indent=2))


def surprises(plan):
    """What a release would change although it has no reason to, a line each."""
    lines = []
    for change in plan.changes:
        expected = CHANGES.get(change["type"])
        if expected is None or sorted(change["change"]["actions"]) != expected:
            lines.append(f"{change['address']}: {'/'.join(change['change']['actions'])}")
    unseen = CHANGES.keys() - {change["type"] for change in plan.changes}
    return lines + [f"{kind}: nothing changes" for kind in sorted(unseen)]
