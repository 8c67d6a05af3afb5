"""Rehearses the deployment on one machine: the real Terraform and AWS provider, an emulated AWS, an empty account at first.

Usage: python rehearse.py JAVA CLASSPATH     JAVA runs the synthesis, which CLASSPATH has

Everything it writes is under infra-cdktf/target/rehearsal, a log for each stack included.
"""
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

import programs
import steps
from aws import EmulatedAws
from differences import Differences
from environment import Environment
from report import Stopwatch, say
from terraform import Failed, Stack

MODULE = Path(__file__).resolve().parents[1]
TARGET = MODULE / "target" / "rehearsal"


class Synthesis:
    """Turns settings into stacks, as often as a rehearsal changes a setting."""

    def __init__(self, java, classpath):
        self.command = [java, "-cp", classpath, "dev.counter.infra.Main"]

    def of(self, settings, environment=""):
        output = TARGET / "synthesized" / (environment or "all")
        ended = programs.run([*self.command, settings, output, environment], stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
        if ended.returncode != 0:
            raise Failed(ended.stdout)
        return output / "stacks"

    def with_protection_lifted(self, environment):
        """The stack of an environment after somebody set its deletion protection to false."""
        settings = TARGET / "settings" / environment
        (settings / "environments").mkdir(parents=True, exist_ok=True)
        shutil.copy(MODULE / "account.yaml", settings)
        file = f"environments/{environment}.yaml"
        lifted = (MODULE / file).read_text().replace("deletion_protection: true", "deletion_protection: false")
        (settings / file).write_text(lifted)
        return self.of(settings, environment)


def account_before(aws, environments):
    """What an account has before anything is deployed: the zones that settings name."""
    for settings in environments.values():
        entrance = settings["entrance"]
        if "domain" in entrance:
            zone = entrance["domain"].split(".", 1)[1]
            aws.client("route53").create_hosted_zone(Name=zone, CallerReference=entrance["hosted_zone_id"])


def bootstrap(aws, stacks):
    stack = Stack(stacks / "bootstrap", TARGET / "bootstrap", aws)
    took = Stopwatch()
    steps.bootstrap(stack)
    say("bootstrap", f"set up from nothing, its state moved into its bucket: {len(stack.resources())} resources in {took}")
    return stack


def unchanged(stack, differences):
    differences.refuse_others(stack, steps.plan(stack))
    say(stack.name, "a second plan is empty")


def rehearse(synthesis, aws, environments):
    differences = Differences()
    stacks = synthesis.of(MODULE)
    say("", f"synthesized {', '.join(sorted(path.name for path in stacks.iterdir()))}")
    account_before(aws, environments)
    account = bootstrap(aws, stacks)
    unchanged(account, differences)
    with ThreadPoolExecutor() as side_by_side:
        running = [side_by_side.submit(Environment(name, settings, aws, synthesis, differences, stacks, TARGET).rehearse)
                   for name, settings in environments.items()]
    for one in running:
        one.result()
    unchanged(account, differences)
    stale = [f"differences.json, no longer seen: {line}" for line in differences.stale()]
    stale += [f"gaps, no longer needed: {line}" for line in aws.gaps_nobody_needed()]
    if stale:
        raise Failed("\n".join(stale))


def main(java, classpath):
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    environments = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(MODULE.glob("environments/*.yaml"))}
    account = yaml.safe_load((MODULE / "account.yaml").read_text())
    programs.end_when_told()
    try:
        with EmulatedAws(account["region"], TARGET / "emulator.log") as aws:
            rehearse(Synthesis(java, classpath), aws, environments)
    except Failed as failure:
        sys.exit(f"\nThe rehearsal failed.\n{failure}")
    say("", "the rehearsal succeeded")


if __name__ == "__main__":
    main(*sys.argv[1:])
