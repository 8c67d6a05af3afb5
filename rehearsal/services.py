"""The real services on this machine, for the smoke test: the emulated AWS runs none."""
import os
import socket
import subprocess
import time
import urllib.request

import programs
from checkout import ROOT
from terraform import Failed

MACHINE = ROOT / "release" / "target" / "machine"

PATIENCE_SECONDS = 600


class Services:
    """What `./mvnw -Prun` starts, under the name of a release; with the parts of a release that it leaves, which is why it comes first."""

    def __init__(self, folder):
        self.folder = folder / "services"
        self.log = folder / "services.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            programs.stop(self.process, 60)

    def start(self, release):
        build = [] if MACHINE.exists() else ["./mvnw --quiet -DskipTests package --projects release --also-make"]
        run = f"exec ./mvnw --quiet -Prun -Dcounter.port={self.port} '-Dcounter.data={self.folder}'"
        with open(self.log, "wb") as log:
            self.process = programs.start_to_stop(
                ["bash", "-c", " && ".join([*build, run])], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, env=os.environ | {"COUNTER_RELEASE": release})

    def await_ready(self):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise Failed(f"The services did not start:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.5)

    def _answers(self):
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            return opener.open(self.url, timeout=5).status == 200
        except OSError:
            return False
