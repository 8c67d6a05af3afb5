"""The operator's scripts under deploy/, called as a workflow or a person calls them."""
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import processes
from checkout import ROOT, STUBS
from terraform import Failed

# The provider's HTTP client reports this now and then on a busy machine, about a connection that it has closed itself.
TRANSIENT = "use of closed network connection"

# The secret key of every call: no log may show it.
SECRET = "a-secret-key-that-no-log-may-show"


@dataclass
class Result:
    """What a script printed, and the outputs that it left for the steps of a workflow."""
    text: str
    outputs: dict


class Scripts:
    """Calls scripts in a checkout, each as its role; their output goes to a log."""

    def __init__(self, checkout, aws, folder, name, roles):
        self.roles = roles
        self.checkout = checkout
        self.aws = aws
        self.folder = folder
        self.log = folder / f"{name}-scripts.log"
        self.log.write_text("")
        self.stacks = folder / "synthesized" / "stacks"
        self.overrides = folder / f"{name}-overrides"
        self.images = folder / f"{name}-images"
        self.calls = 0

    def override(self, stack, name, content):
        """A file that the next synthesis puts beside a stack."""
        file = self.overrides / stack / f"{name}_override.tf.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        return file

    def run(self, script, *arguments, **variables):
        """A call that must succeed; after a transient error it is repeated, as the script itself advises."""
        status, result = self._call(script, *arguments, **variables)
        if status != 0 and TRANSIENT in result.text:
            status, result = self._call(script, *arguments, **variables)
        if status != 0:
            raise Failed(f"deploy/{script} {' '.join(arguments)}: exit status {status}\n{result.text[-4000:]}")
        return result

    def refuses(self, script, *arguments, message, **variables):
        """A call that must end with exit status 1 and this message in the script's last line."""
        status, result = self._call(script, *arguments, **variables)
        lines = [line for line in result.text.splitlines() if line.startswith(f"{script}: ")]
        if status != 1 or not lines or message not in lines[-1]:
            raise Failed(f"deploy/{script} {' '.join(arguments)}: expected '{message}', exit status {status}\n{result.text[-2000:]}")

    def fails(self, script, *arguments, messages, **variables):
        """A call that must fail, with these messages in its output."""
        status, result = self._call(script, *arguments, **variables)
        missing = [text for text in messages if text not in result.text]
        if status == 0 or missing:
            raise Failed(f"deploy/{script} {' '.join(arguments)}: expected {missing}, exit status {status}\n{result.text[-2000:]}")

    def _call(self, script, *arguments, role=None, **variables):
        self.calls += 1
        outputs = self.folder / "outputs" / f"{self.log.stem}-{self.calls}-{script}"
        outputs.parent.mkdir(exist_ok=True)
        outputs.write_text("")
        with open(self.log, "a+b") as log:
            log.write(f"\n$ deploy/{script} {' '.join(arguments)}\n".encode())
            log.flush()
            start = log.tell()
            ended = processes.run([self.checkout.folder / "deploy" / script, *arguments], cwd=self.checkout.folder,
                                  stdout=log, stderr=subprocess.STDOUT,
                                  env=self._environment(role or self.roles.get(script, "administrator"), outputs) | variables)
            log.seek(start)
            text = log.read().decode()
        return ended.returncode, Result(text, dict(line.split("=", 1) for line in outputs.read_text().splitlines()))

    def _environment(self, role, outputs):
        path = os.pathsep.join([str(STUBS), str(Path(sys.executable).parent), os.environ["PATH"]])
        parallel = {f"TF_CLI_ARGS_{command}": "-parallelism=20" for command in ("plan", "apply")}
        return self.aws.environment(role) | parallel | {
            "PATH": path, "AWS_ENDPOINT_URL": self.aws.url, "AWS_SECRET_ACCESS_KEY": SECRET, "COUNTER_CONTAINERS": "docker",
            "RDS_CA": str(STUBS / "rds-ca.pem"), "POLL_SECONDS": "1", "GITHUB_OUTPUT": str(outputs), "GITHUB_RUN_ID": str(self.calls),
            "REHEARSAL_BUILT": str(ROOT), "REHEARSAL_STACKS": str(self.stacks), "REHEARSAL_OVERRIDES": str(self.overrides),
            "REHEARSAL_IMAGES": str(self.images)}
