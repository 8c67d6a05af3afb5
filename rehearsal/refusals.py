"""What the scripts refuse, each refusal provoked with real plans in the emulated AWS."""
import json

UNKNOWN = "0" * 40


class Refusals:
    """Provokes them on one environment: the scripts are the same for all."""

    def __init__(self, deployment):
        self.deployment = deployment
        self.scripts = deployment.scripts
        self.name = deployment.name

    def of_what_was_not_approved(self, approved, other):
        commit, run = approved["plan"].split("/")
        self._refused(approved["plan"], UNKNOWN[:1] * 64, "is not the approved one")
        self._refused(f"{commit}/never", approved["sha256"], "there is no plan")
        self._with_a_byte_changed(approved)
        self.deployment.checkout.go_to(other)
        self._refused(approved["plan"], approved["sha256"], f"the plan is of commit {commit}")
        self._copy(approved["plan"], f"{other}/{run}")
        self._refused(f"{other}/{run}", approved["sha256"], f"the plan is of {self.name} and {commit}")
        self.deployment.checkout.go_to(commit)
        self.scripts.refuses("plan", self.name, "--release", UNKNOWN, saying="is not published")
        self.deployment.say("refused: another hash, a byte changed, a plan of another commit, the same under this commit's name, an unknown plan, an unknown release")

    def of_what_is_stale(self, older):
        self._refused(older["plan"], older["sha256"], "the plan is stale")
        self.deployment.say("refused: a plan that was made before another was applied")

    def of_a_state_that_was_not_saved(self, approved):
        """As Terraform leaves it when the bucket is out of reach."""
        stack = self.deployment.stack
        state = json.loads(stack.ask("state", "pull"))
        file = stack.folder / "errored.tfstate"
        file.write_text(json.dumps(state | {"serial": state["serial"] + 1}))
        self._refused(approved["plan"], approved["sha256"], "is a state that could not be saved")
        self.scripts.refuses("plan", self.name, "--release", "running", "--no-upload", saying="save it with deploy/push-state")
        self.scripts.run("push-state", self.name)
        assert not file.exists() and json.loads(stack.ask("state", "pull"))["serial"] > state["serial"]
        self.deployment.say("refused: whatever would clear away a state that was not saved; it is pushed")

    def of_what_deletes_the_database(self):
        change = {"resource": {"aws_db_instance": {"database_instance": {"db_name": "another"}}}}
        file = self.scripts.override(self.deployment.stack.name, "surprise", json.dumps(change))
        self.scripts.run("synth", self.name)
        planned = self.deployment.plan()
        address = "aws_db_instance.database_instance"
        assert planned["destroys"] == address, planned
        assert f"**replace** | `{address}` | because of db_name |" in (self.deployment.planned.folder / "summary.md").read_text()
        self._refused(planned["plan"], planned["sha256"], f"the plan deletes or replaces {address}")
        file.unlink()
        self.scripts.run("synth", self.name)
        self.deployment.say("refused: a plan that replaces the database")

    def _with_a_byte_changed(self, approved):
        storage, place = self.deployment.aws.client("s3"), self._place(approved["plan"])
        original = storage.get_object(**place)["Body"].read()
        middle = len(original) // 2
        changed = original[:middle] + bytes([original[middle] ^ 1]) + original[middle + 1:]
        storage.put_object(**place, Body=changed)
        self._refused(approved["plan"], approved["sha256"], "is not the approved one")
        storage.put_object(**place, Body=original)

    def _copy(self, plan, other):
        storage = self.deployment.aws.client("s3")
        storage.put_object(**self._place(other), Body=storage.get_object(**self._place(plan))["Body"].read())

    def _place(self, plan):
        bucket = next(b["Name"] for b in self.deployment.aws.client("s3").list_buckets()["Buckets"] if "-plans-" in b["Name"])
        return {"Bucket": bucket, "Key": f"{self.name}/{plan}/plan.tar"}

    def _refused(self, plan, sha256, saying):
        self.scripts.refuses("apply", self.name, plan, sha256, saying=saying)
