"""A database that was restored takes the place of the one before, as docs/runbook.md has it: in the state, and in a plan that is not applied."""
import json
import shutil

from report import Stopwatch
from terraform import FILE, OVERRIDE, Failed, Plan, Stack, changed_attributes

ADDRESS = "aws_db_instance.database_instance"

# What an import can't know, and without which the environment could not be destroyed with a last snapshot.
UNKNOWN = {"final_snapshot_identifier", "skip_final_snapshot"}


class Restoration(Stack):
    """An environment's stack with a copy of its state, in the hands of an administrator."""

    def __init__(self, deployment):
        self.role = "administrator"
        self.name = deployment.stack.name
        self.aws = deployment.aws
        self.deployment = deployment
        self.folder = deployment.scripts.folder / f"{self.name}-restoration"
        self.folder.mkdir()
        self.log = self.folder.with_suffix(".log")
        self.log.write_text("")
        for name in (FILE, OVERRIDE):
            shutil.copy(deployment.stack.folder / name, self.folder)
        shutil.copy(deployment.stack.folder / "release.tfvars.json", self.folder / "release.auto.tfvars.json")
        # Of all names this one sorts last, and so overrides the other override.
        (self.folder / "here_override.tf.json").write_text(json.dumps({"terraform": {"backend": {"local": {}}}}))
        (self.folder / "terraform.tfstate").write_text(deployment.stack.ask("state", "pull"))

    def rehearse(self):
        took = Stopwatch()
        self.terraform("init", "-input=false", "-no-color")
        self.terraform("state", "rm", ADDRESS)
        self.terraform("import", "-input=false", "-no-color", ADDRESS, f"{self.name}-database")
        self.refuse_others(self.plan())
        self.deployment.say(f"a database that was restored can be taken in: it is changed in place, and gets a name for its last snapshot ({took})")

    def refuse_others(self, plan: Plan):
        taken = next((change for change in plan.changes if change["address"] == ADDRESS), None)
        if taken is None or taken["change"]["actions"] != ["update"]:
            raise Failed(f"{self.name}: a database that was taken in is {taken and taken['change']['actions']}, not changed in place")
        missing = UNKNOWN - set(changed_attributes(taken))
        if missing:
            raise Failed(f"{self.name}: a database that was taken in never gets its {', '.join(sorted(missing))}")
        lost = [change["address"] for change in plan.changes if "delete" in change["change"]["actions"]]
        if lost:
            raise Failed(f"{self.name}: with a database that was taken in go {', '.join(lost)}")
