"""The life of one environment in a rehearsal, in the hands of the scripts that deploy it: from its first plan to what is left of it."""
import hashlib
import json

import bastion
import interruption
import protection
import release
import rights
import rollout
from questions import Facts, end, entrance, keeping, network, questions_of, work
from refusals import Refusals
from report import Stopwatch, say
from restoration import Restoration
from scripts import Scripts
from terraform import FILE, Failed, Plan, Stack

PARTS = (network, entrance, work, keeping)


class Folder(Stack):
    """A folder that a script works in, to ask Terraform there what it knows."""

    def __init__(self, name, checkout, aws, script, role):
        self.role = role
        self.name = f"counter-{name}"
        self.folder = checkout.folder / "deploy" / "target" / script / name
        self.aws = aws

    def shown(self):
        return Plan(json.loads(self.ask("show", "-json", "plan.tfplan")))


class Deployment:
    """One environment among others that are rehearsed at the same time."""

    def __init__(self, name, settings, aws, differences, folder, publication, services, confidential, thorough):
        self.name = name
        self.settings = settings
        self.aws = aws
        self.differences = differences
        self.checkout = publication.checkout.clone(folder / f"checkout-{name}")
        self.role = f"counter-{name}-apply"
        self.planning_role = f"counter-{name}-plan"
        self.scripts = Scripts(self.checkout, aws, folder, f"counter-{name}",
                               {"plan": self.planning_role, "apply": self.role, "destroy": self.role, "push-state": self.role})
        self.publication = publication
        self.services = services
        self.confidential = confidential
        self.refusals = Refusals(self) if thorough else None
        self.stack = Folder(name, self.checkout, aws, "applies", self.role)
        self.planned = Folder(name, self.checkout, aws, "plans", self.planning_role)
        self.outputs = {}
        synthesized = json.loads((self.scripts.stacks / self.stack.name / FILE).read_text())
        self.scripts.override(self.stack.name, "emulator", json.dumps(aws.override(synthesized), indent=2))

    def rehearse(self):
        first, second = self.publication.first, self.publication.second
        self.check_out(first)
        self.nothing_yet()
        plan = self.plan()
        if self.refusals:
            self.refusals.of_what_was_not_approved(plan, second)
        self.apply(plan, "applied from nothing")
        self.confidential.take_passwords()
        self.scale_as_autoscaling_does()
        self.unchanged()
        self.ask(*PARTS)
        self.publication.await_second()
        self.check_out(second)
        older = self.plan() if self.refusals else None
        rollout.apply_what_never_gets_ready(self, self.plan(self.refuse_surprises))
        rollout.apply_what_never_answers(self, self.plan(rollout.refuse_changes))
        if self.refusals:
            self.refusals.of_what_is_stale(older)
            self.refusals.of_a_state_that_was_not_saved(older)
            self.refusals.of_what_deletes_the_database()
        self.unchanged()
        bastion.renew(self)
        self.roll_back(first)
        if not self.refusals:
            Restoration(self).rehearse()
        self.fill_buckets()
        if self.settings.get("protect_logs", True):
            protection.lift(self, second)
        if self.refusals:
            interruption.lose_the_database(self)
        self.destroy()
        rights.refuse_lacking(self.aws, self.planning_role, self.role)
        self.say("its pipelines may do what was done: " + ", ".join(
            f"{len(self.aws.calls_of(role))} kinds of calls as {role}" for role in (self.planning_role, self.role)))

    def nothing_yet(self):
        said = self.scripts.run("plan", self.name, "--release", "running", "--no-upload")
        if said.outputs["changes"] != "0" or "Nothing is deployed yet" not in said.text:
            raise Failed(f"{self.stack.name}: nothing is deployed yet, and deploy/plan does not say so:\n{said.text}")

    def check_out(self, commit):
        self.checkout.go_to(commit)
        self.scripts.run("synth", self.name)

    def plan(self, check=lambda plan: None, *options):
        """A plan that waits for its approval: what deploy/plan gave out for it."""
        said = self.scripts.run("plan", self.name, *options)
        if not self._is_untouched(self.planned.folder):
            raise Failed(f"{self.stack.name}: what was planned is not what was synthesized")
        check(self.planned.shown())
        return said.outputs

    def apply(self, approved, what):
        took = Stopwatch()
        named = [approved["plan"], approved["sha256"]] if self.refusals else ["--confirm", self.name]
        self.scripts.run("apply", self.name, *named, "--url", self.services.url)
        self.applied(f"{what}: {numbers(self.stack.shown().counts())} in {took}, and the services answer as {self.checkout.head[:8]}")

    def roll_back(self, commit):
        took = Stopwatch()
        listed = self.scripts.run("rollback", self.name).text
        if f"deploy/rollback {self.name} {commit}" not in listed:
            raise Failed(f"{self.stack.name}: deploy/rollback does not list {commit}, which was applied\n{listed}")
        self.scripts.run("rollback", self.name, commit, "--confirm", self.name, "--url", self.services.url)
        self.refuse_surprises(self.stack.shown())
        self.applied(f"rolled back to {commit[:8]} in {took}, and the services answer as it")

    def applied(self, what):
        self.outputs = self.stack.outputs()
        record = json.loads((self.stack.folder / "release.tfvars.json").read_text())
        if self.outputs["release_record"] != {name.removeprefix("release_"): value for name, value in record.items()}:
            raise Failed(f"{self.stack.name}: the output does not record the release")
        if not self._is_untouched(self.stack.folder):
            raise Failed(f"{self.stack.name}: what was applied is not what was synthesized")
        self.say(what)

    def unchanged(self):
        took = Stopwatch()
        self.plan(lambda plan: self.differences.refuse_others(self.stack, plan), "--release", "running", "--no-upload")
        self.say(f"a second plan is empty ({took})")

    def refuse_surprises(self, plan):
        surprises = release.surprises(plan)
        if surprises:
            raise Failed(f"{self.stack.name}: a release changes more or less than what runs it:\n  " + "\n  ".join(surprises))
        self.say(f"a release changes {len(plan.changes)}: {', '.join(sorted(change['address'] for change in plan.changes))}")

    def scale_as_autoscaling_does(self):
        """What Terraform has to leave alone from then on."""
        running = self.outputs["running"]
        self.aws.client("ecs").update_service(cluster=running["cluster"], service=running["display_service"],
                                              desiredCount=self.settings["display"]["max_tasks"])

    def fill_buckets(self):
        """As the environment itself would have: a bucket that is not empty has to go as well."""
        for bucket in self.outputs["buckets"].values():
            for content in (b"first", b"second"):
                self.aws.client("s3").put_object(Bucket=bucket, Key="some/log", Body=content)
            self.aws.client("s3").delete_object(Bucket=bucket, Key="some/log")

    def destroy(self):
        took = Stopwatch()
        count = len(self.stack.resources())
        self.scripts.refuses("destroy", self.name, saying=f"confirm with --confirm {self.name}")
        self.scripts.refuses("destroy", self.name, "--confirm", "another", saying="nothing was done")
        shown = self.scripts.run("destroy", self.name, "--plan-only", role=self.planning_role).outputs["sha256"]
        self.scripts.refuses("destroy", self.name, "--confirm", self.name, "--approved", shown[::-1], saying="this is not what was approved")
        said = self.scripts.run("destroy", self.name, "--confirm", self.name, "--approved", shown)
        if f"counter-{self.name}-database-final-" not in said.text:
            raise Failed(f"{self.stack.name}: deploy/destroy does not name the snapshot that stays")
        left = self.stack.resources()
        if left:
            raise Failed(f"{self.stack.name}: not destroyed:\n  " + "\n  ".join(left))
        self.scripts.run("destroy", self.name)
        self.say(f"destroyed {count} resources in {took}, protection lifted; called again it finds nothing")
        self.ask(end)

    def ask(self, *parts):
        facts = Facts(self)
        asked = [question for part in parts for question in questions_of(part)]
        denied = []
        for question in asked:
            try:
                question(facts)
            except AssertionError as wrong:
                denied.append(f"{question.__name__.replace('_', ' ')}: {wrong}")
        if denied:
            raise Failed(f"{self.stack.name}: not so:\n  " + "\n  ".join(denied))
        self.say(f"AWS itself confirms {len(asked)} sentences about it")

    def say(self, what):
        say(self.stack.name, what)

    def _is_untouched(self, folder):
        files = (folder / FILE, self.scripts.stacks / self.stack.name / FILE)
        return len({hashlib.sha256(file.read_bytes()).digest() for file in files}) == 1


def numbers(counts):
    return ", ".join(f"{count} {verb}d" for verb, count in counts.items() if count) or "nothing changed"
