"""Logs that no pipeline deletes: destroying refuses until the setting is lifted."""
import json

from terraform import FILE


def lift(deployment, commit):
    """As the setting does: the buckets of logs go with what is in them."""
    scripts, stack = deployment.scripts, deployment.stack.name
    scripts.refuses("destroy", deployment.name, "--plan-only", saying="are protected", role=deployment.planning_role)
    synthesized = json.loads((scripts.stacks / stack / FILE).read_text())
    lifted = {name: {"force_destroy": True} for name in synthesized["resource"]["aws_s3_bucket"]}
    scripts.override(stack, "lifted", json.dumps({"resource": {"aws_s3_bucket": lifted}}))
    deployment.check_out(commit)
    deployment.apply(deployment.plan(lambda plan: None, "--release", "running"), "its logs are no longer protected")
