"""Every AWS command of the documents is one that the AWS CLI takes: service, operation, options and the types of their values.

Usage: python documented.py     with the Python that `rehearse` made

Bash itself takes each block and each inline command apart, in an empty folder where deploy/aws is a recorder and nothing else is found. Then the CLI gets the recorded words, and a request that it would send counts as taken. Version 1 of the CLI: what version 2 alone has is refused.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from awscli.clidriver import create_clidriver
from botocore.endpoint import Endpoint

from checkout import ROOT

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"`(deploy/aws [a-z-][^`]*)`")
COMMAND = re.compile(r"deploy/aws (?=[a-z-])")

# Writes down how many words a command has, and the words.
RECORDER = """#!/bin/bash
printf '%s\\0' "$#" "$@" >>"$RECORDED"
echo arn:aws:recorded:recorded
"""

# What nobody may write into a runbook.
PLANTED = {"rds describe-db-instance": "service or operation", "rds describe-db-instances --identifier it": "option",
           "rds delete-db-instance --skip-final-snapshot": "required option", "rds describe-events --duration long": "type",
           "rds describe-events --query Events[": "query", "rds reboot-db-instance --db-instance-identifier counter-": "variable"}


class Sent(Exception):
    """A request that was ready to be sent."""


def documents():
    return sorted((ROOT / "docs").rglob("*.md"))


def scripts(text):
    """Blocks, and inline commands, in which NAME is what $NAME is in a block."""
    return [*BLOCK.findall(text), *(re.sub(r"(?<![$\w])NAME(?!\w)", "$NAME", command) for command in INLINE.findall(BLOCK.sub("", text)))]


def commands(script):
    """The AWS commands of a script, each as its words."""
    with tempfile.TemporaryDirectory() as folder:
        recorder, recorded = Path(folder, "deploy", "aws"), Path(folder, "recorded")
        recorder.parent.mkdir()
        recorder.write_text(RECORDER)
        recorder.chmod(0o755)
        recorded.touch()
        subprocess.run(["/bin/bash", "-c", script], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env={"PATH": folder, "NAME": "small", "ACCOUNT": "123456789012", "REGION": "eu-central-1", "RECORDED": str(recorded)}, check=False)
        words = recorded.read_text().split("\0")[:-1]
    found = []
    while words:
        end = 1 + int(words[0])
        found.append(words[1:end])
        words = words[end:]
    return found


def taken(driver, command):
    """Whether the CLI would send it."""
    if command[0] == "--until":
        command = command[2:]
    if any("$NAME" in word or re.search(r"counter-(-|/|$)", word) for word in command):
        return False
    with mock.patch.object(Endpoint, "make_request", side_effect=Sent) as request:
        try:
            status = driver.main([*command, "--region", "eu-central-1"])
        except SystemExit as ended:
            status = ended.code
        return request.called or status == 0


def refusals(driver, name, text):
    """What the CLI does not take of a document."""
    for script in scripts(text):
        found = commands(script)
        if len(found) != len(COMMAND.findall(script)):
            yield f"{name}: bash does not come to each command of: {script}"
        yield from (f"{name}: the AWS CLI does not take: {' '.join(command)}" for command in found if not taken(driver, command))


def main():
    os.environ.update({"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": "/dev/null",
                       "AWS_PAGER": ""})
    os.environ.pop("AWS_PROFILE", None)
    texts = {str(file.relative_to(ROOT)): file.read_text() for file in documents()}
    driver = create_clidriver()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, mock.patch("sys.stderr", nowhere), mock.patch("sys.stdout", nowhere):
        wrong = [f"takes a wrong {what}: {command}" for command, what in PLANTED.items() if taken(driver, command.split(" "))]
        wrong += [line for name, text in texts.items() for line in refusals(driver, name, text)]
    count = sum(len(COMMAND.findall(script)) for text in texts.values() for script in scripts(text))
    if wrong or not count:
        sys.exit("\n".join(wrong) or "no document has an AWS command")
    print(f"the AWS CLI takes all {count} AWS commands of the documents, and none of {len(PLANTED)} wrong ones")


if __name__ == "__main__":
    main()
