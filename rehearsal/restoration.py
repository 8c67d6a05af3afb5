"""The import of a restored database, as in docs/runbook.md: on a copy of the state, with a plan that is not applied."""
import json
import shutil

from checks import same
from refusals import DATABASE
from report import Stopwatch
from terraform import FILE, OVERRIDE, Failed, Stack, changed_attributes

# Unknown to an import, and needed for a final snapshot.
SET_BY_PLAN = {"final_snapshot_identifier", "skip_final_snapshot"}


class Restoration(Stack):
    """The stack of an environment with a copy of its state, used by an administrator."""

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
        # Sorts last, and so overrides the other override.
        (self.folder / "local_override.tf.json").write_text(json.dumps({"terraform": {"backend": {"local": {}}}}))
        (self.folder / "terraform.tfstate").write_text(deployment.stack.ask("state", "pull"))

    def rehearse(self):
        took = Stopwatch()
        self.terraform("init", "-input=false", "-no-color")
        self.terraform("state", "rm", DATABASE)
        self.terraform("import", "-input=false", "-no-color", DATABASE, f"{self.name}-database")
        plan = self.plan()
        database = next(change for change in plan.changes if change["address"] == DATABASE)
        same(database["change"]["actions"], ["update"])
        missing = SET_BY_PLAN - set(changed_attributes(database))
        deleted = [change["address"] for change in plan.changes if "delete" in change["change"]["actions"]]
        if missing or deleted:
            raise Failed(f"{self.name}: the import of a database does not set {sorted(missing)}, and deletes {deleted}")
        self.deployment.say(f"a restored database is imported and updated in place, with a name for its final snapshot ({took})")
