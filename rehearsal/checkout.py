"""A git repository with the operator's scripts: they name everything by commits, and a rehearsal needs several."""
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STUBS = Path(__file__).parent / "stubs"

# What the scripts read; the build is a stub.
FILES = ("deploy/lib", "release/vm", "release/Dockerfile", "release/build-archive", "release/contract.sh", "release/fetch-rds-ca",
         "infra-cdktf/account.yaml", "infra-cdktf/environments")


class Checkout:
    """A repository with the working copy of the scripts, and a history of its own."""

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
        shutil.copy(STUBS / "mvnw", folder / "mvnw")
        (folder / ".gitignore").write_text("target/\n")
        checkout.git("init", "--quiet", "--initial-branch=main")
        return checkout

    def commit(self, what):
        """Adds a commit, and returns its name."""
        (self.folder / "VERSION").write_text(what + "\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", what)
        return self.git("rev-parse", "HEAD").strip()

    def go_to(self, commit):
        self.git("checkout", "--quiet", "--detach", commit)

    def clone(self, folder):
        """A clone for another environment."""
        self.git("clone", "--quiet", "--local", self.folder, folder)
        return Checkout(folder)

    def git(self, *arguments):
        identity = ("-c", "user.name=Rehearsal", "-c", "user.email=rehearsal@example.org", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *identity, *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    @property
    def head(self):
        return self.git("rev-parse", "HEAD").strip()
