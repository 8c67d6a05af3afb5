"""Rehearses the deployment on one machine: the real Terraform and AWS provider, an emulated AWS, an empty account at first.

Usage: python rehearse.py JAVA CLASSPATH     JAVA runs the synthesis, which CLASSPATH has

Everything it writes is under rehearsal/target/run, a log for each stack included.
"""
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

import programs
import rights
from aws import EmulatedAws
from checkout import ROOT
from confidential import Confidential
from deployment import Deployment
from differences import Differences
from publication import Publication
from report import Stopwatch, say
from services import Services
from terraform import Failed, Stack

INFRASTRUCTURE = ROOT / "infra-cdktf"
TARGET = ROOT / "rehearsal" / "target" / "run"


def settings():
    """Those of the module, with roles for every environment."""
    folder = TARGET / "settings"
    shutil.copytree(INFRASTRUCTURE / "environments", folder / "environments")
    names = ", ".join(sorted(file.stem for file in (folder / "environments").iterdir()))
    account = (INFRASTRUCTURE / "account.yaml").read_text()
    (folder / "account.yaml").write_text(re.sub("(?m)^environments: .*", f"environments: [{names}]", account))
    return folder


def synthesize(java, classpath):
    output = TARGET / "synthesized"
    ended = programs.run([java, "-cp", classpath, "dev.counter.infra.Main", settings(), output], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
    if ended.returncode != 0:
        raise Failed(ended.stdout)
    say("", f"synthesized {', '.join(sorted(path.name for path in (output / 'stacks').iterdir()))}")
    return output / "stacks"


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
    variables = {"TF_CLI_ARGS_apply": "-no-color -parallelism=20", "TF_CLI_ARGS_init": "-no-color"}
    try:
        stack.run(ROOT / "deploy" / "bootstrap", "--unprotected", stack.folder, environment=variables, answer=b"no\n")
        raise AssertionError("deploy/bootstrap set something up that nobody confirmed")
    except Failed:
        say("bootstrap", "asks before it sets anything up, and takes a no")
    stack.run(ROOT / "deploy" / "bootstrap", "--unprotected", stack.folder, environment=variables, answer=b"yes\n")
    say("bootstrap", f"set up from nothing, its state moved into its bucket: {len(stack.resources())} resources in {took}")
    return stack


def unchanged(stack, differences):
    differences.refuse_others(stack, stack.plan())
    say(stack.name, "a second plan is empty")


def rehearse(stacks, aws, services, environments):
    differences = Differences()
    publication = Publication(aws, TARGET)
    services.start(publication.first)
    account_before(aws, environments)
    account = bootstrap(aws, stacks)
    unchanged(account, differences)
    took = Stopwatch()
    services.await_ready()
    say("services", f"answer at {services.url} (waited {took})")
    publication.publish_first()
    confidential = Confidential(aws)
    deployments = [Deployment(name, settings, aws, differences, TARGET, publication, services, confidential, thorough)
                   for (name, settings), thorough in zip(environments.items(), [False] * (len(environments) - 1) + [True])]
    with ThreadPoolExecutor() as side_by_side:
        running = [side_by_side.submit(part) for part in [publication.publish_second, *(one.rehearse for one in deployments)]]
    for one in running:
        one.result()
    unchanged(account, differences)
    rights.refuse_lacking(aws, publication.role)
    say("publish", f"its pipeline may do what was done: {len(aws.calls_of(publication.role))} kinds of calls as {publication.role}")
    confidential.refuse_shown(TARGET)
    say("", f"none of {len(confidential.secrets)} secrets is in any log, summary, output, plan or record")
    stale = [f"differences.json, no longer seen: {line}" for line in differences.stale()]
    stale += [f"gaps, no longer needed: {line}" for line in aws.gaps_nobody_needed()]
    if stale:
        raise Failed("\n".join(stale))


def main(java, classpath):
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    environments = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(INFRASTRUCTURE.glob("environments/*.yaml"))}
    account = yaml.safe_load((INFRASTRUCTURE / "account.yaml").read_text())
    programs.end_when_told()
    try:
        with EmulatedAws(account["region"], TARGET / "emulator.log") as aws, Services(TARGET) as services:
            rehearse(synthesize(java, classpath), aws, services, environments)
    except Failed as failure:
        sys.exit(f"\nThe rehearsal failed.\n{failure}")
    say("", "the rehearsal succeeded")


if __name__ == "__main__":
    main(*sys.argv[1:])
