"""Refusals that need real plans: changed bytes, a stale state, and a database that the provider would replace."""
import json

DATABASE = "aws_db_instance.database_instance"


def refuse_tampered(deployment, approved):
    """Changes one byte of the stored plan."""
    storage = deployment.aws.client("s3")
    bucket = next(b["Name"] for b in storage.list_buckets()["Buckets"] if "-plans-" in b["Name"])
    place = {"Bucket": bucket, "Key": f"{deployment.name}/{approved['plan']}/plan.tar"}
    original = storage.get_object(**place)["Body"].read()
    middle = len(original) // 2
    storage.put_object(**place, Body=original[:middle] + bytes([original[middle] ^ 1]) + original[middle + 1:])
    _refuse(deployment, approved, "is not the approved one")
    storage.put_object(**place, Body=original)
    deployment.say("refused: a plan with one changed byte")


def refuse_stale(deployment, older):
    _refuse(deployment, older, "the plan is stale")
    deployment.say("refused: a plan that is older than the last apply")


def refuse_replaced_database(deployment):
    change = {"resource": {"aws_db_instance": {"database_instance": {"db_name": "another"}}}}
    file = deployment.scripts.override(deployment.stack.name, "database", json.dumps(change))
    deployment.scripts.run("synth", deployment.name)
    planned = deployment.plan()
    assert planned["destroys"] == DATABASE, planned
    assert f"**replace** | `{DATABASE}` | because of db_name |" in (deployment.planned.folder / "summary.md").read_text()
    _refuse(deployment, planned, f"the plan deletes or replaces {DATABASE}")
    file.unlink()
    deployment.scripts.run("synth", deployment.name)
    deployment.say("refused: a plan that replaces the database")


def _refuse(deployment, planned, message):
    deployment.scripts.refuses("apply", deployment.name, planned["plan"], planned["sha256"], message=message)
