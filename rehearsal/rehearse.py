"""Rehearses the deployment on one machine: the real Terraform and AWS provider, an emulated AWS, an empty account at first.

Usage: python rehearse.py JAVA CLASSPATH     JAVA runs the synthesis, which CLASSPATH has

Everything it writes is under rehearsal/target/run, a log for each stack included.
"""
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import yaml

import permissions
import processes
from aws import EmulatedAws
from checkout import ROOT
from deployment import Deployment
from leaks import Leaks
from publication import Publication
from report import Stopwatch, say
from services import Services
from terraform import Failed, Stack

INFRASTRUCTURE = ROOT / "infra-cdktf"
TARGET = ROOT / "rehearsal" / "target" / "run"


def settings():
    """The settings of infra-cdktf, with roles for every environment."""
    folder = TARGET / "settings"
    shutil.copytree(INFRASTRUCTURE / "environments", folder / "environments")
    names = ", ".join(sorted(file.stem for file in (folder / "environments").iterdir()))
    account = (INFRASTRUCTURE / "account.yaml").read_text()
    (folder / "account.yaml").write_text(re.sub("(?m)^environments: .*", f"environments: [{names}]", account))
    return folder


def synthesize(java, classpath):
    output = TARGET / "synthesized"
    ended = processes.run([java, "-cp", classpath, "dev.counter.infra.Main", settings(), output], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
    if ended.returncode != 0:
        raise Failed(ended.stdout)
    say("", f"synthesized {', '.join(sorted(path.name for path in (output / 'stacks').iterdir()))}")
    return output / "stacks"


def create_hosted_zones(aws, environments):
    """Creates the hosted zones that settings name."""
    for settings in environments.values():
        entrance = settings["entrance"]
        if "domain" in entrance:
            zone = entrance["domain"].split(".", 1)[1]
            aws.client("route53").create_hosted_zone(Name=zone, CallerReference=entrance["hosted_zone_id"])


def bootstrap(aws, stacks):
    stack = Stack(stacks / "bootstrap", TARGET / "bootstrap", aws)
    took = Stopwatch()
    variables = {"TF_CLI_ARGS_apply": "-no-color -parallelism=20", "TF_CLI_ARGS_init": "-no-color"}
    stack.run(ROOT / "deploy" / "bootstrap", "--unprotected", stack.folder, environment=variables, answer=b"yes\n")
    say("bootstrap", f"set up from nothing, its state moved into its bucket: {len(stack.resources())} resources in {took}")
    return stack


def expect_empty_plan(stack):
    stack.plan().expect_empty(stack.name)
    say(stack.name, "a second plan is empty")


def rehearse(stacks, aws, services, environments):
    publication = Publication(aws, TARGET)
    services.start(publication.first)
    create_hosted_zones(aws, environments)
    account = bootstrap(aws, stacks)
    expect_empty_plan(account)
    took = Stopwatch()
    services.await_ready()
    say("services", f"answer at {services.url} (waited {took})")
    publication.publish_first()
    leaks = Leaks(aws)
    deployments = [Deployment(name, settings, aws, TARGET, publication, services, leaks, refuses=name == "small")
                   for name, settings in environments.items()]
    with ThreadPoolExecutor() as pool:
        running = [pool.submit(part) for part in [publication.publish_second, *(one.rehearse for one in deployments)]]
    for one in running:
        one.result()
    expect_empty_plan(account)
    permissions.check(aws, publication.role)
    say("publish", f"its role allows every call: {len(aws.calls_of(publication.role))} actions")
    leaks.expect_none(TARGET)
    say("", f"none of {len(leaks.secrets)} secrets is in any log, summary, output, plan or record")
    unused = aws.unused_gaps()
    if unused:
        raise Failed("Gaps that are no longer needed:\n  " + "\n  ".join(unused))


def main(java, classpath):
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    environments = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(INFRASTRUCTURE.glob("environments/*.yaml"))}
    account = yaml.safe_load((INFRASTRUCTURE / "account.yaml").read_text())
    processes.kill_children_on_signal()
    try:
        with EmulatedAws(account["region"], TARGET / "emulator.log") as aws, Services(TARGET) as services:
            rehearse(synthesize(java, classpath), aws, services, environments)
    except Failed as failure:
        sys.exit(f"\nThe rehearsal failed.\n{failure}")
    say("", "the rehearsal succeeded")


if __name__ == "__main__":
    main(*sys.argv[1:])
