"""The scripts under deploy/, called as a workflow or a person calls them."""
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import programs
from checkout import ROOT, STANDINS
from terraform import Failed

# The provider's HTTP client says so now and then on a busy machine, of a connection that it has closed itself.
HICCUP = "use of closed network connection"

# In the place of a secret that must not be seen anywhere.
SECRET = "a-secret-key-that-no-log-may-show"


@dataclass
class Said:
    """What a script said, and the outputs that it left for the steps that follow."""
    text: str
    outputs: dict


class Scripts:
    """Calls scripts in a checkout, each in the name of its role; what they say goes to a log."""

    def __init__(self, checkout, aws, folder, name, roles):
        self.roles = roles
        self.checkout = checkout
        self.aws = aws
        self.folder = folder
        self.log = folder / f"{name}-scripts.log"
        self.log.write_text("")
        self.calls = folder / f"{name}-calls.log"
        self.calls.write_text("")
        self.stacks = folder / "synthesized" / "stacks"
        self.overrides = folder / f"{name}-overrides"
        self.images = folder / f"{name}-images"
        self.run_number = 0

    def override(self, stack, name, content):
        """A file that the next synthesis puts beside a stack."""
        file = self.overrides / stack / f"{name}_override.tf.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        return file

    def run(self, script, *arguments, **variables):
        """A script that does what it should; after a hiccup it is called again, as it says itself."""
        status, said = self._call(script, *arguments, **variables)
        if status != 0 and HICCUP in said.text:
            status, said = self._call(script, *arguments, **variables)
        if status != 0:
            raise Failed(f"deploy/{script} {' '.join(arguments)} ended with {status}\n{said.text[-4000:]}")
        return said

    def refuses(self, script, *arguments, saying, **variables):
        """A script that refuses in one line, which says why, before it changes anything."""
        status, said = self._call(script, *arguments, **variables)
        lines = [line for line in said.text.splitlines() if line.startswith(f"{script}: ")]
        if status != 1 or not lines or saying not in lines[-1]:
            raise Failed(f"deploy/{script} {' '.join(arguments)} should refuse, saying '{saying}'; it ended with {status}\n{said.text[-2000:]}")
        return lines[-1]

    def fails(self, script, *arguments, saying, **variables):
        """A script that does something, and says loudly what went wrong."""
        status, said = self._call(script, *arguments, **variables)
        missing = [text for text in saying if text not in said.text]
        if status == 0 or missing:
            raise Failed(f"deploy/{script} {' '.join(arguments)} ended with {status} and did not say {missing}\n{said.text[-2000:]}")
        return said

    def _call(self, script, *arguments, role=None, **variables):
        self.run_number += 1
        outputs = self.folder / "outputs" / f"{self.log.stem}-{self.run_number}-{script}"
        outputs.parent.mkdir(exist_ok=True)
        outputs.write_text("")
        with open(self.log, "a+b") as log:
            log.write(f"\n$ deploy/{script} {' '.join(arguments)}\n".encode())
            log.flush()
            start = log.tell()
            ended = programs.run([self.checkout.folder / "deploy" / script, *arguments], cwd=self.checkout.folder,
                                   stdout=log, stderr=subprocess.STDOUT,
                                   env=self._environment(role or self.roles.get(script, "administrator"), outputs) | variables)
            log.seek(start)
            text = log.read().decode()
        return ended.returncode, Said(text, dict(line.split("=", 1) for line in outputs.read_text().splitlines()))

    def _environment(self, role, outputs):
        path = os.pathsep.join([str(STANDINS), str(Path(sys.executable).parent), os.environ["PATH"]])
        parallel = {f"TF_CLI_ARGS_{command}": "-parallelism=20" for command in ("plan", "apply")}
        return self.aws.environment(role) | parallel | {
            "PATH": path, "AWS_ENDPOINT_URL": self.aws.url, "AWS_SECRET_ACCESS_KEY": SECRET, "COUNTER_CONTAINERS": "docker",
            "RDS_CA": str(self._certificates()), "POLL_SECONDS": "1", "GITHUB_OUTPUT": str(outputs),
            "GITHUB_RUN_ID": str(self.run_number), "REHEARSAL_CALLS": str(self.calls), "REHEARSAL_BUILT": str(ROOT),
            "REHEARSAL_STACKS": str(self.stacks), "REHEARSAL_OVERRIDES": str(self.overrides), "REHEARSAL_IMAGES": str(self.images)}

    def _certificates(self):
        file = self.folder / "rds-ca.pem"
        if not file.exists():
            file.write_text("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")
        return file
