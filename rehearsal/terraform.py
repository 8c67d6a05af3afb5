"""A synthesized stack, and what Terraform makes of it."""
import json
import shutil
import subprocess
from pathlib import Path

import programs

FILE = "cdk.tf.json"
# The name sorts before that of the local backend that the first bootstrap overrides the state's place with.
OVERRIDE = "emulator_override.tf.json"


class Failed(Exception):
    """A program of a step ended with an error; the message has the end of what it said."""


class Stack:
    """A copy of a synthesized stack that Terraform works in, with the override file beside it."""

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
        """Runs a program in the stack's folder, and answers what it asks; what it says goes to the stack's log."""
        shown = " ".join(map(str, command))
        with open(self.log, "ab") as log:
            log.write(f"\n$ {shown}\n".encode())
            log.flush()
            start = log.tell()
            ended = programs.run(command, answer, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT,
                                 env=self.aws.environment(self.role) | (environment or {}))
        if ended.returncode != 0:
            said = self.log.read_bytes()[start:].decode()
            raise Failed(f"{self.name}: {shown} ended with {ended.returncode}\n{said[-4000:]}")

    def terraform(self, *arguments):
        self.run("terraform", *arguments)

    def ask(self, *arguments):
        """What Terraform knows, as it prints it."""
        said = programs.run(["terraform", *arguments], cwd=self.folder, stdout=subprocess.PIPE, text=True,
                            env=self.aws.environment(self.role))
        if said.returncode != 0:
            raise Failed(f"{self.name}: terraform {' '.join(arguments)} ended with {said.returncode}")
        return said.stdout

    def plan(self):
        """Plans without touching state or lock, as a role does that may only read."""
        self.terraform("plan", "-no-color", "-input=false", "-lock=false", "-parallelism=20", "-out=plan.tfplan")
        return Plan(json.loads(self.ask("show", "-json", "plan.tfplan")))

    def outputs(self):
        return {name: output["value"] for name, output in json.loads(self.ask("output", "-json")).items()}

    def resources(self):
        return [line for line in self.ask("state", "list").splitlines() if not line.startswith("data.")]


class Plan:
    """What a plan would change."""

    def __init__(self, shown):
        self.shown = shown
        self.changes = [change for change in shown.get("resource_changes", [])
                        if change["change"]["actions"] not in (["no-op"], ["read"])]
        self.outputs = [name for name, change in shown.get("output_changes", {}).items()
                        if change["actions"] != ["no-op"]]

    def addresses(self, *actions):
        return sorted(c["address"] for c in self.changes if c["change"]["actions"] == list(actions))

    def counts(self):
        return {verb: sum(verb in c["change"]["actions"] for c in self.changes) for verb in ("create", "update", "delete")}


def changed_attributes(change):
    """The names of a resource's arguments that a change would set to something else."""
    before, after = change["change"]["before"] or {}, change["change"]["after"] or {}
    unknown = change["change"]["after_unknown"]
    return sorted(name for name in {*before, *after, *unknown}
                  if before.get(name) != after.get(name) or unknown.get(name) is True)
