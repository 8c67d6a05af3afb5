"""The emulated AWS that a rehearsal works on: its process, its address, and clients that ask it."""
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import boto3

from gaps import CALLED, KNOWN, NEEDED, ROLLOUT

HERE = Path(__file__).parent

# Every service that the stacks use, as the provider's block of endpoints names them.
SERVICES = ("acm appautoscaling athena autoscaling budgets cloudwatch ec2 ecr ecs elbv2 glue iam logs rds route53 s3"
            " secretsmanager sns sts wafv2").split()

# A proxy that nobody listens at: whatever is not meant for this machine fails at once.
NOWHERE = "http://127.0.0.1:9"


class EmulatedAws:
    """Starts with nothing in it, keeps nothing on disk, and ends with its starter."""

    def __init__(self, region, log):
        self.region = region
        self.log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{free.getsockname()[1]}"

    def __enter__(self):
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, HERE / "emulator.py", self.url.rsplit(":", 1)[1]],
                stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"The emulated AWS did not start:\n{self.log.read_text()[-2000:]}")
            time.sleep(0.2)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)

    def _answers(self):
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            return opener.open(self.url + "/moto-api/data.json", timeout=5).status == 200
        except OSError:
            return False

    def client(self, service):
        return boto3.client(service, region_name=self.region, endpoint_url=self.url,
                            aws_access_key_id="rehearsal", aws_secret_access_key="rehearsal")

    def environment(self, role):
        """The environment of programs that work on it in a role's name: no credentials of anybody, and no way out."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith("AWS_") and not name.lower().endswith("_proxy")}
        proxies = {name: NOWHERE for name in ("HTTP_PROXY", "HTTPS_PROXY")}
        return kept | proxies | {
            "NO_PROXY": "127.0.0.1", "AWS_ACCESS_KEY_ID": role, "AWS_SECRET_ACCESS_KEY": "rehearsal",
            "AWS_EC2_METADATA_DISABLED": "true", "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}

    def override(self, stack):
        """What Terraform merges over a stack, so that both its provider and its state find the way here."""
        backend = dict(stack["terraform"]["backend"]["s3"])
        backend.update(endpoints={name: self.url for name in ("s3", "sts", "iam")}, use_path_style=True,
                       skip_metadata_api_check=True)
        here = {"endpoints": [{name: self.url for name in SERVICES}], "s3_use_path_style": True,
                "skip_metadata_api_check": True, "max_retries": 2}
        aliases = [{"alias": provider["alias"]} if "alias" in provider else {} for provider in stack["provider"]["aws"]]
        return {"terraform": {"backend": {"s3": backend}}, "provider": {"aws": [here | alias for alias in aliases]}}

    def gaps_nobody_needed(self):
        return sorted(self._said(KNOWN) - self._said(NEEDED))

    def calls_of(self, role):
        """What was asked for in a role's name, in the words of IAM."""
        return {line.split()[1] for line in self._said(CALLED) if line.split()[0] == role}

    def rollout_of(self, group):
        """The calls that changed which version of its template a group launches, in their order."""
        start = f"{ROLLOUT}{group} "
        return [line.removeprefix(start) for line in self.log.read_text().splitlines() if line.startswith(start)]

    def _said(self, start):
        return {line.removeprefix(start) for line in self.log.read_text().splitlines() if line.startswith(start)}
