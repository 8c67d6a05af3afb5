"""The life of one environment in a rehearsal, from its first plan to what is left of it."""
import release
import rights
import steps
from questions import Facts, end, entrance, keeping, network, questions_of, work
from report import Stopwatch, say
from terraform import Failed, Stack

PARTS = (network, entrance, work, keeping)

AMI = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"


class Environment:
    """One environment among others that are rehearsed at the same time."""

    def __init__(self, name, settings, aws, synthesis, differences, stacks, folder):
        self.name = name
        self.settings = settings
        self.aws = aws
        self.synthesis = synthesis
        self.differences = differences
        self.stack = Stack(stacks / f"counter-{name}", folder / f"counter-{name}", aws)
        self.outputs = {}
        self.ami = aws.client("ssm").get_parameter(Name=AMI)["Parameter"]["Value"]

    def rehearse(self):
        self.stack.role = self.role("plan")
        steps.begin(self.stack)
        first = release.variables(self.stack, "a", self.ami)
        second = release.variables(self.stack, "b", self.ami)
        self.apply(first, "applied from nothing")
        self.scale_as_autoscaling_does()
        self.unchanged()
        self.ask(*PARTS)
        self.apply(second, "released", self.refuse_surprises)
        self.unchanged()
        self.refuse_surprises(self.plan(first))
        self.say("a rollback is the same plan with the earlier record")
        if self.is_protected():
            self.stack.take(self.synthesis.with_protection_lifted(self.name) / self.stack.name)
            self.apply(second, "deletion protection lifted by its setting")
        self.fill_buckets()
        self.destroy()
        self.refuse_lacking_rights()

    def plan(self, values):
        self.stack.role = self.role("plan")
        release.record(self.stack, values)
        return steps.plan(self.stack)

    def apply(self, values, what, check=lambda plan: None):
        took = Stopwatch()
        plan = self.plan(values)
        check(plan)
        self.stack.role = self.role("apply")
        steps.apply(self.stack)
        if not self.stack.is_untouched():
            raise Failed(f"{self.stack.name}: what was applied is not what was synthesized")
        self.outputs = self.stack.outputs()
        if self.outputs["release_record"] != {k.removeprefix("release_"): v for k, v in values.items()}:
            raise Failed(f"{self.stack.name}: the output does not record the release")
        self.say(f"{what}: {numbers(plan.counts())} in {took}")

    def unchanged(self):
        took = Stopwatch()
        self.stack.role = self.role("plan")
        self.differences.refuse_others(self.stack, steps.plan(self.stack))
        self.say(f"a second plan is empty ({took})")

    def refuse_surprises(self, plan):
        surprises = release.surprises(plan)
        if surprises:
            raise Failed(f"{self.stack.name}: a release changes more or less than what runs it:\n  " + "\n  ".join(surprises))
        changed = sorted({change["address"] for change in plan.changes})
        self.say(f"a release changes {len(changed)}: {', '.join(changed)}")

    def scale_as_autoscaling_does(self):
        """What Terraform has to leave alone from then on."""
        running = self.outputs["running"]
        self.aws.client("ecs").update_service(cluster=running["cluster"], service=running["display_service"],
                                              desiredCount=self.settings["display"]["max_tasks"])

    def is_protected(self):
        return self.settings["database"]["deletion_protection"] or self.settings["entrance"]["deletion_protection"]

    def fill_buckets(self):
        """As the environment itself would have: a bucket that is not empty has to go as well."""
        for bucket in self.outputs["buckets"].values():
            for content in (b"first", b"second"):
                self.aws.client("s3").put_object(Bucket=bucket, Key="some/log", Body=content)
            self.aws.client("s3").delete_object(Bucket=bucket, Key="some/log")

    def destroy(self):
        took = Stopwatch()
        count = len(self.stack.resources())
        self.stack.role = self.role("apply")
        steps.destroy(self.stack)
        left = self.stack.resources()
        if left:
            raise Failed(f"{self.stack.name}: not destroyed:\n  " + "\n  ".join(left))
        self.say(f"destroyed {count} resources in {took}")
        self.ask(end)

    def refuse_lacking_rights(self):
        roles = [self.role("plan"), self.role("apply")]
        lacking = [line for role in roles for line in rights.lacking(self.aws, role)]
        if lacking:
            raise Failed(f"{self.stack.name}: a pipeline could not have done this:\n  " + "\n  ".join(lacking))
        self.say("its pipelines may do what was done: " + ", ".join(
            f"{len(self.aws.calls_of(role))} kinds of calls as {role}" for role in roles))

    def role(self, kind):
        return f"counter-{self.name}-{kind}"

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


def numbers(counts):
    return ", ".join(f"{count} {verb}d" for verb, count in counts.items() if count) or "nothing changed"
