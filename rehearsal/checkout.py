"""A checkout of its own for the scripts under deploy/: they name everything by commits, and a rehearsal needs several."""
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STANDINS = Path(__file__).parent / "standins"

# What the scripts read; the build itself is a stand-in.
FILES = ("deploy/lib", "release/vm", "release/Dockerfile", "release/build-archive", "release/contract.sh", "release/fetch-rds-ca",
         "infra-cdktf/account.yaml", "infra-cdktf/environments")


class Checkout:
    """A repository with the scripts as they are here, changed or not, whose history the rehearsal writes."""

    def __init__(self, folder):
        self.folder = folder

    @classmethod
    def begin(cls, folder):
        checkout = cls(folder)
        scripts = [path.relative_to(ROOT) for path in (ROOT / "deploy").iterdir() if path.is_file()]
        for name in [*FILES, *scripts]:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(ROOT / name, target) if (ROOT / name).is_dir() else shutil.copy(ROOT / name, target)
        shutil.copy(STANDINS / "mvnw", folder / "mvnw")
        (folder / ".gitignore").write_text("target/\n")
        checkout.git("init", "--quiet", "--initial-branch=main")
        return checkout

    def commit(self, what):
        """Another commit, and its name."""
        (self.folder / "VERSION").write_text(what + "\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", what)
        return self.git("rev-parse", "HEAD").strip()

    def go_to(self, commit):
        self.git("checkout", "--quiet", "--detach", commit)

    def clone(self, folder):
        """The same history for somebody who works beside."""
        self.git("clone", "--quiet", "--local", self.folder, folder)
        return Checkout(folder)

    def git(self, *arguments):
        identity = ("-c", "user.name=Rehearsal", "-c", "user.email=rehearsal@example.org", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *identity, *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    @property
    def head(self):
        return self.git("rev-parse", "HEAD").strip()
