"""What may change with a release."""

# What runs the new version, and nothing else. A task definition is replaced by its next revision.
CHANGES = {
    "aws_ecs_task_definition": ["create", "delete"],
    "aws_ecs_service": ["update"],
    "aws_launch_template": ["update"],
}


def surprises(plan):
    """What a release would change although it has no reason to, a line each."""
    lines = []
    for change in plan.changes:
        expected = CHANGES.get(change["type"])
        if expected is None or sorted(change["change"]["actions"]) != expected:
            lines.append(f"{change['address']}: {'/'.join(change['change']['actions'])}")
    unseen = CHANGES.keys() - {change["type"] for change in plan.changes}
    return lines + [f"{kind}: nothing changes" for kind in sorted(unseen)]
