"""A synthesized stack, and Terraform on it."""
import json
import shutil
import subprocess
from pathlib import Path

import processes

FILE = "cdk.tf.json"
# The name sorts before that of the local backend that the first bootstrap overrides the state's place with.
OVERRIDE = "emulator_override.tf.json"


class Failed(Exception):
    """A step failed; the message has the end of its output."""


class Stack:
    """A copy of a synthesized stack, with the override file for the emulator."""

    def __init__(self, synthesized, folder, aws):
        self.name = synthesized.name
        self.folder = Path(folder)
        self.aws = aws
        self.role = "administrator"
        self.log = self.folder.with_suffix(".log")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.log.write_text("")
        shutil.copy(synthesized / FILE, self.folder / FILE)
        content = json.loads((synthesized / FILE).read_text())
        (self.folder / OVERRIDE).write_text(json.dumps(self.aws.override(content), indent=2))

    def run(self, *command, environment=None, answer=None):
        """Runs a program in the folder; the answer goes to its standard input, its output to the log."""
        shown = " ".join(map(str, command))
        with open(self.log, "ab") as log:
            log.write(f"\n$ {shown}\n".encode())
            log.flush()
            start = log.tell()
            ended = processes.run(command, answer, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT,
                                 env=self.aws.environment(self.role) | (environment or {}))
        if ended.returncode != 0:
            output = self.log.read_bytes()[start:].decode()
            raise Failed(f"{self.name}: {shown} ended with {ended.returncode}\n{output[-4000:]}")

    def terraform(self, *arguments):
        self.run("terraform", *arguments)

    def ask(self, *arguments):
        """The standard output of Terraform."""
        output = processes.run(["terraform", *arguments], cwd=self.folder, stdout=subprocess.PIPE, text=True,
                            env=self.aws.environment(self.role))
        if output.returncode != 0:
            raise Failed(f"{self.name}: terraform {' '.join(arguments)} ended with {output.returncode}")
        return output.stdout

    def plan(self):
        """Plans without a lock, as a role that may only read."""
        self.terraform("plan", "-no-color", "-input=false", "-lock=false", "-parallelism=20", "-out=plan.tfplan")
        return Plan(json.loads(self.ask("show", "-json", "plan.tfplan")))

    def outputs(self):
        return {name: output["value"] for name, output in json.loads(self.ask("output", "-json")).items()}

    def resources(self):
        return [line for line in self.ask("state", "list").splitlines() if not line.startswith("data.")]


class Plan:
    """The changes of a plan."""

    def __init__(self, shown):
        self.shown = shown
        self.changes = [change for change in shown.get("resource_changes", [])
                        if change["change"]["actions"] not in (["no-op"], ["read"])]
        self.outputs = [name for name, change in shown.get("output_changes", {}).items()
                        if change["actions"] != ["no-op"]]

    def addresses(self):
        return sorted(change["address"] for change in self.changes)

    def expect_empty(self, stack):
        if self.changes or self.outputs:
            changes = [f"{change['address']}: {', '.join(changed_attributes(change))}" for change in self.changes]
            raise Failed("\n  ".join([f"{stack}: a second plan is not empty", *changes, *self.outputs]))

    def __str__(self):
        counts = {verb: sum(verb in c["change"]["actions"] for c in self.changes) for verb in ("create", "update", "delete")}
        return ", ".join(f"{count} {verb}d" for verb, count in counts.items() if count) or "nothing changed"


def changed_attributes(change):
    """The names of the arguments that a change sets to another value."""
    before, after = change["change"]["before"] or {}, change["change"]["after"] or {}
    unknown = change["change"]["after_unknown"]
    return sorted(name for name in {*before, *after, *unknown}
                  if before.get(name) != after.get(name) or unknown.get(name) is True)
