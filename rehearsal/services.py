"""The real services, for the smoke test: the emulated AWS runs none."""
import os
import subprocess

import processes
from checkout import ROOT

MACHINE = ROOT / "release" / "target" / "machine"


class Services:
    """What `./mvnw -Prun` starts, under the name of a release."""

    def __init__(self, folder):
        self.folder = folder / "services"
        self.log = folder / "services.log"
        self.port = processes.free_port()
        self.url = f"http://localhost:{self.port}"
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            processes.stop(self.process, 60)

    def start(self, release):
        build = [] if MACHINE.exists() else ["./mvnw --quiet -DskipTests package --projects release --also-make"]
        run = f"exec ./mvnw --quiet -Prun -Dcounter.port={self.port} '-Dcounter.data={self.folder}'"
        with open(self.log, "wb") as log:
            self.process = processes.start(["bash", "-c", " && ".join([*build, run])], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log,
                                           stderr=subprocess.STDOUT, env=os.environ | {"COUNTER_RELEASE": release})

    def await_ready(self):
        processes.await_answer(self.url, self.process, self.log, 600)
