"""Scans the synthesized stacks for what security reviewers ask about; anything that is not suppressed with a reason fails.

Usage: python scan.py STACKS     STACKS is the folder with a folder for each stack
"""
import json
import os
import subprocess
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

SUPPRESSIONS = Path(__file__).parent / "suppressions.yaml"


class Suppressions:
    """What is known and accepted: checks, the resources that each is about, and why."""

    def __init__(self, entries):
        self.entries = [(entry["check"], pattern, entry.get("stacks")) for entry in entries for pattern in entry["resources"]]
        self.used = set()
        for entry in entries:
            if len(entry["reason"]) < 30:
                sys.exit(f"{entry['check']}: a reason is a sentence, not: {entry['reason']}")

    def accept(self, stack, check, address):
        matching = [entry for entry in self.entries if entry[0] == check and fnmatchcase(address, entry[1])
                    and (entry[2] is None or stack in entry[2])]
        self.used.update(map(str, matching))
        return bool(matching)

    def stale(self):
        return [f"{check} {pattern}" for check, pattern, stacks in self.entries
                if str((check, pattern, stacks)) not in self.used]


def scan(stack):
    """Checkov's report on a copy of a stack without its terraform block, which Checkov can't read."""
    content = json.loads((stack / "cdk.tf.json").read_text())
    content.pop("terraform")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cdk.tf.json").write_text(json.dumps(content))
        said = subprocess.run(
            [Path(sys.executable).parent / "checkov", "--directory", folder, "--framework", "terraform_json",
             "--skip-download", "--output", "json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=os.environ | {"LOG_LEVEL": "ERROR", "CHECKOV_RUN_SCA_PACKAGE_SCAN_V2": "false"}).stdout
    report = json.loads(said)
    if report["summary"]["passed"] == 0 or report["summary"]["parsing_errors"]:
        sys.exit(f"{stack.name}: nothing was scanned: {report['summary']}")
    return report, content["resource"]


def address(resource, types):
    """Some checks leave the type out of a resource's name."""
    kind, name = resource.split(".", 1)
    if kind != "resource":
        return resource
    owners = [candidate for candidate, named in types.items() if name in named]
    return f"{owners[0]}.{name}" if len(owners) == 1 else resource


def main(stacks):
    suppressions = Suppressions(yaml.safe_load(SUPPRESSIONS.read_text()))
    problems = []
    for stack in sorted(Path(stacks).iterdir()):
        report, types = scan(stack)
        found = [(check["check_id"], address(check["resource"], types), check["check_name"])
                 for check in report["results"]["failed_checks"]]
        rest = [finding for finding in found if not suppressions.accept(stack.name, *finding[:2])]
        problems += [f"{stack.name}: {check} {where}: {name}" for check, where, name in rest]
        print(f"{stack.name:<20} {report['summary']['passed']} passed, {len(found) - len(rest)} suppressed, {len(rest)} failed")
    problems += [f"suppressions.yaml, no longer needed: {line}" for line in suppressions.stale()]
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main(*sys.argv[1:])
