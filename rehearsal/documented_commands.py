"""Checks with the AWS CLI itself that it accepts every AWS command in docs/: service, operation, options and types of values.

Usage: python documented_commands.py     with the Python that `rehearse` installed

Bash splits each block and each inline command into words, in an empty folder where deploy/aws records them. A command is accepted when the CLI
would send a request. It is version 1 of the CLI: what only version 2 has is refused.
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
RECORDER = """#!/bin/bash
printf '%s\\0' "$#" "$@" >>"$RECORDED"
echo arn:aws:recorded:recorded
"""
# The check itself is checked with these.
WRONG = ("rds describe-db-instance", "rds describe-db-instances --identifier it", "rds delete-db-instance --skip-final-snapshot",
         "rds describe-events --duration long", "rds describe-events --query Events[", "rds reboot-db-instance --db-instance-identifier counter-")


class Sent(Exception):
    """A request that was ready to be sent."""


def scripts(text):
    """Blocks, and inline commands, in which NAME stands for $NAME."""
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
        words = iter(recorded.read_text().split("\0")[:-1])
    return [[next(words) for _ in range(int(count))] for count in words]


def accepts(driver, command):
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


def errors(driver, name, text):
    for script in scripts(text):
        found = commands(script)
        if len(found) != len(COMMAND.findall(script)):
            yield f"{name}: bash does not reach each command of: {script}"
        yield from (f"{name}: the AWS CLI refuses: {' '.join(command)}" for command in found if not accepts(driver, command))


def main():
    os.environ.update({"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true",
                       "AWS_CONFIG_FILE": "/dev/null", "AWS_PAGER": ""})
    os.environ.pop("AWS_PROFILE", None)
    texts = {str(file.relative_to(ROOT)): file.read_text() for file in sorted((ROOT / "docs").rglob("*.md"))}
    driver = create_clidriver()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, mock.patch("sys.stderr", nowhere), mock.patch("sys.stdout", nowhere):
        wrong = [f"accepts a wrong command: {command}" for command in WRONG if accepts(driver, command.split(" "))]
        wrong += [line for name, text in texts.items() for line in errors(driver, name, text)]
    count = sum(len(COMMAND.findall(script)) for text in texts.values() for script in scripts(text))
    if wrong or not count:
        sys.exit("\n".join(wrong) or "docs/ has no AWS command")
    print(f"the AWS CLI accepts all {count} AWS commands of docs/, and none of {len(WRONG)} wrong ones")


if __name__ == "__main__":
    main()
