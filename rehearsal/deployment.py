"""The life of one environment, from its first plan to its destruction, through the operator's scripts."""
import hashlib
import json

import permissions
import refusals
import rollout
from checks import Environment, check_applied, check_destroyed, one, same
from files import FilesBucket
from report import Stopwatch, say
from restoration import Restoration
from scripts import Scripts
from terraform import FILE, Failed, Plan, Stack

# A release changes what runs it, and nothing else. A task definition is replaced by its next revision.
RELEASE_CHANGES = {"aws_ecs_task_definition": ["create", "delete"], "aws_ecs_service": ["update"], "aws_launch_template": ["update"]}


class Folder(Stack):
    """The folder that a script works in, to ask Terraform there."""

    def __init__(self, name, checkout, aws, script, role):
        self.role = role
        self.name = f"counter-{name}"
        self.folder = checkout.folder / "deploy" / "target" / script / name
        self.aws = aws

    def shown(self):
        return Plan(json.loads(self.ask("show", "-json", "plan.tfplan")))


class Deployment:
    """One of the environments that are rehearsed at the same time; only one provokes refusals, since the scripts are the same."""

    def __init__(self, name, settings, aws, folder, publication, services, leaks, refuses):
        self.name = name
        self.settings = settings
        self.aws = aws
        self.checkout = publication.checkout.clone(folder / f"checkout-{name}")
        self.roles = (f"counter-{name}-plan", f"counter-{name}-apply")
        planner, applier = self.roles
        self.scripts = Scripts(self.checkout, aws, folder, f"counter-{name}", {"plan": planner, "apply": applier, "destroy": applier})
        self.publication = publication
        self.services = services
        self.leaks = leaks
        self.refuses = refuses
        self.stack = Folder(name, self.checkout, aws, "applies", applier)
        self.planned = Folder(name, self.checkout, aws, "plans", planner)
        self.outputs = {}
        synthesized = json.loads((self.scripts.stacks / self.stack.name / FILE).read_text())
        self.scripts.override(self.stack.name, "emulator", json.dumps(aws.override(synthesized), indent=2))

    def rehearse(self):
        first, second = self.publication.first, self.publication.second
        self.check_out(first)
        plan = self.plan()
        if self.refuses:
            refusals.refuse_tampered(self, plan)
        self.apply(plan, "applied from nothing")
        self.leaks.add_passwords()
        self.scale_out()
        self.expect_empty_plan()
        check_applied(Environment(self))
        self.say("user data, tasks, state and default security group are as expected")
        FilesBucket(self).rehearse()
        self.publication.await_second()
        self.check_out(second)
        older = self.plan() if self.refuses else None
        rollout.release_never_ready(self, self.plan(self.expect_release_changes))
        rollout.release_never_answers(self, self.plan(lambda plan: same(plan.addresses(), [])))
        if self.refuses:
            refusals.refuse_stale(self, older)
            refusals.refuse_replaced_database(self)
        self.expect_empty_plan()
        self.renew_bastion()
        self.roll_back(first)
        if not self.refuses:
            Restoration(self).rehearse()
        self.fill_buckets()
        if self.settings.get("protect_logs", True):
            self.lift_protection_of_logs(second)
        if self.refuses:
            self.delete_database()
        self.destroy()
        permissions.check(self.aws, *self.roles)
        self.say("its roles allow every call: " + ", ".join(f"{len(self.aws.calls_of(role))} actions as {role}" for role in self.roles))

    def check_out(self, commit):
        self.checkout.go_to(commit)
        self.scripts.run("synth", self.name)

    def plan(self, check=lambda plan: None, *options):
        """Stores a plan, and returns the outputs of deploy/plan."""
        result = self.scripts.run("plan", self.name, *options)
        self._expect_synthesized(self.planned.folder)
        check(self.planned.shown())
        return result.outputs

    def apply(self, approved, what):
        took = Stopwatch()
        named = [approved["plan"], approved["sha256"]] if self.refuses else ["--confirm", self.name]
        self.scripts.run("apply", self.name, *named, "--url", self.services.url)
        self.applied(f"{what}: {self.stack.shown()} in {took}, and the services answer as {self.checkout.head[:8]}")

    def applied(self, what):
        self.outputs = self.stack.outputs()
        record = json.loads((self.stack.folder / "release.tfvars.json").read_text())
        same(self.outputs["release_record"], {name.removeprefix("release_"): value for name, value in record.items()})
        self._expect_synthesized(self.stack.folder)
        self.say(what)

    def expect_empty_plan(self):
        took = Stopwatch()
        self.plan(lambda plan: plan.expect_empty(self.stack.name), "--release", "running", "--no-upload")
        self.say(f"a second plan is empty ({took})")

    def expect_release_changes(self, plan):
        unexpected = [f"{change['address']}: {'/'.join(change['change']['actions'])}" for change in plan.changes
                      if sorted(change["change"]["actions"]) != RELEASE_CHANGES.get(change["type"])]
        missing = RELEASE_CHANGES.keys() - {change["type"] for change in plan.changes}
        if unexpected or missing:
            raise Failed(f"{self.stack.name}: a release changes {unexpected} unexpectedly, and nothing of {sorted(missing)}")
        self.say(f"a release changes {len(plan.changes)}: {', '.join(plan.addresses())}")

    def scale_out(self):
        """As autoscaling does; Terraform must leave the number alone from then on."""
        running = self.outputs["running"]
        self.aws.client("ecs").update_service(cluster=running["cluster"], service=running["display_service"],
                                              desiredCount=self.settings["display"]["max_tasks"])

    def renew_bastion(self):
        """A release with another image leaves the bastion alone; one command replaces it at the same address."""
        took, environment = Stopwatch(), Environment(self)
        before, image = self._bastion(environment), self.outputs["release_record"]["ami_id"]
        assert before["ImageId"] != image, f"both releases record the image {image}"
        self.scripts.fails("renew-bastion", self.name, "--confirm", self.name, "--url", self.services.url,
                           messages=["Apply complete!", "the release does not answer"], SMOKE_SECONDS="3")
        same(self.stack.shown().addresses(), ["aws_eip.bastion_address", "aws_instance.bastion_machine"])
        after = self._bastion(environment)
        assert after["InstanceId"] != before["InstanceId"], after
        same((after["ImageId"], after["PublicIpAddress"]), (image, before["PublicIpAddress"]))
        self.say(f"its bastion is renewed in {took}: another machine, the newer image, the same address")

    def roll_back(self, commit):
        took = Stopwatch()
        self.scripts.run("rollback", self.name, commit, "--confirm", self.name, "--url", self.services.url)
        self.expect_release_changes(self.stack.shown())
        self.applied(f"rolled back to {commit[:8]} in {took}, and the services answer as it")

    def fill_buckets(self):
        """Destroying must empty buckets, too, old versions, delete markers and files included."""
        for bucket in self.outputs["buckets"].values():
            for content in (b"first", b"second"):
                self.aws.client("s3").put_object(Bucket=bucket, Key="some/log", Body=content)
            self.aws.client("s3").delete_object(Bucket=bucket, Key="some/log")

    def lift_protection_of_logs(self, commit):
        """Sets force_destroy on the buckets, as the setting protect_logs: false does, and applies that."""
        synthesized = json.loads((self.scripts.stacks / self.stack.name / FILE).read_text())
        lifted = {name: {"force_destroy": True} for name in synthesized["resource"]["aws_s3_bucket"]}
        self.scripts.override(self.stack.name, "lifted", json.dumps({"resource": {"aws_s3_bucket": lifted}}))
        self.check_out(commit)
        self.apply(self.plan(lambda plan: None, "--release", "running"), "its logs are no longer protected")

    def delete_database(self):
        """As a destruction that was interrupted before the state recorded the deletion."""
        databases, shown = self.aws.client("rds"), json.loads(self.stack.ask("show", "-json"))
        instance = next(resource["values"] for resource in shown["values"]["root_module"]["resources"] if resource["address"] == refusals.DATABASE)
        databases.modify_db_instance(DBInstanceIdentifier=instance["identifier"], DeletionProtection=False, ApplyImmediately=True)
        databases.delete_db_instance(DBInstanceIdentifier=instance["identifier"], FinalDBSnapshotIdentifier=instance["final_snapshot_identifier"])
        self.say("its database is deleted outside of Terraform, with a final snapshot")

    def destroy(self):
        took = Stopwatch()
        count = len(self.stack.resources())
        shown = self.scripts.run("destroy", self.name, "--plan-only", role=self.roles[0]).outputs["sha256"]
        self.scripts.run("destroy", self.name, "--confirm", self.name, "--approved", shown)
        same(self.stack.resources(), [])
        check_destroyed(Environment(self))
        self.say(f"destroyed {count} resources in {took}, protection lifted; the final snapshot stays")

    def say(self, what):
        say(self.stack.name, what)

    def _bastion(self, environment):
        return one(i for i in environment.machines() if {"Key": "Name", "Value": environment.prefixed("bastion")} in i["Tags"]
                   and i["State"]["Name"] == "running")

    def _expect_synthesized(self, folder):
        files = (folder / FILE, self.scripts.stacks / self.stack.name / FILE)
        same(*[hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
