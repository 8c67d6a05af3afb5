"""The emulated AWS: its process, its address, and clients."""
import os
import subprocess
import sys
from pathlib import Path

import boto3

import processes
from gaps import CALLED, KNOWN, NEEDED, ROLLOUT

HERE = Path(__file__).parent

# Every service that the stacks use, as the provider's block of endpoints names them.
SERVICES = ("acm appautoscaling athena autoscaling budgets cloudwatch ec2 ecr ecs elbv2 glue iam logs rds route53 s3"
            " secretsmanager sns sts wafv2").split()

# A proxy that does not exist: calls to other hosts fail at once.
NOWHERE = "http://127.0.0.1:9"


class EmulatedAws:
    """Starts empty, keeps nothing on disk, and ends with its starter."""

    def __init__(self, region, log):
        self.region = region
        self.log = log
        self.url = f"http://127.0.0.1:{processes.free_port()}"

    def __enter__(self):
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, HERE / "emulator.py", self.url.rsplit(":", 1)[1]],
                stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT)
        processes.await_answer(self.url + "/moto-api/data.json", self.process, self.log, 60)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)

    def client(self, service):
        return boto3.client(service, region_name=self.region, endpoint_url=self.url,
                            aws_access_key_id="rehearsal", aws_secret_access_key="rehearsal")

    def environment(self, role):
        """The environment variables of a program that acts as a role: no real credentials, and no other host in reach."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith("AWS_") and not name.lower().endswith("_proxy")}
        proxies = {name: NOWHERE for name in ("HTTP_PROXY", "HTTPS_PROXY")}
        return kept | proxies | {
            "NO_PROXY": "127.0.0.1", "AWS_ACCESS_KEY_ID": role, "AWS_SECRET_ACCESS_KEY": "rehearsal",
            "AWS_EC2_METADATA_DISABLED": "true", "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}

    def override(self, stack):
        """An override file that leads provider and backend of a stack to the emulator."""
        backend = dict(stack["terraform"]["backend"]["s3"])
        backend.update(endpoints={name: self.url for name in ("s3", "sts", "iam")}, use_path_style=True,
                       skip_metadata_api_check=True)
        here = {"endpoints": [{name: self.url for name in SERVICES}], "s3_use_path_style": True,
                "skip_metadata_api_check": True, "max_retries": 2}
        aliases = [{"alias": provider["alias"]} if "alias" in provider else {} for provider in stack["provider"]["aws"]]
        return {"terraform": {"backend": {"s3": backend}}, "provider": {"aws": [here | alias for alias in aliases]}}

    def unused_gaps(self):
        return sorted(self._logged(KNOWN) - self._logged(NEEDED))

    def calls_of(self, role):
        """The IAM actions that a role called."""
        return {line.split()[1] for line in self._logged(CALLED) if line.split()[0] == role}

    def rollout_of(self, group):
        """The calls that changed the launch template version of a group, in order."""
        start = f"{ROLLOUT}{group} "
        return [line.removeprefix(start) for line in self.log.read_text().splitlines() if line.startswith(start)]

    def _logged(self, start):
        return {line.removeprefix(start) for line in self.log.read_text().splitlines() if line.startswith(start)}
