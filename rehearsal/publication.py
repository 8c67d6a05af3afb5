"""Two releases, built and published by the scripts, before any environment runs them."""
from threading import Event

from checkout import Checkout
from report import Stopwatch, say
from scripts import Scripts
from terraform import Failed


class Publication:
    """The checkout that releases come from, and its scripts."""

    def __init__(self, aws, folder):
        self.checkout = Checkout.begin(folder / "checkout")
        self.role = "counter-publish"
        self.scripts = Scripts(self.checkout, aws, folder, "publish", {"build": self.role, "publish": self.role})
        self.first = self.checkout.commit("The first release")
        self.second = self.checkout.commit("The second release")
        self.second_is_published = Event()

    def publish_first(self):
        self.checkout.go_to(self.first)
        self._refuse_changes()
        self._interrupted()
        self._nothing_twice()

    def publish_second(self):
        """While the first one is being deployed."""
        try:
            self.checkout.go_to(self.second)
            self._publish_another_image()
            self._release()
        finally:
            self.second_is_published.set()

    def await_second(self):
        self.second_is_published.wait()

    def _publish_another_image(self):
        """As Amazon does every few weeks."""
        ssm, images = self.scripts.aws.client("ssm"), "/aws/service/ami-amazon-linux-latest/al2023-ami-{}-default-arm64"
        other = ssm.get_parameter(Name=images.format("minimal-kernel"))["Parameter"]["Value"]
        ssm.put_parameter(Name="/rehearsal" + images.format("kernel"), Value=other, Type="String")

    def _release(self):
        took = Stopwatch()
        self.scripts.run("build")
        said = self.scripts.run("publish")
        say("publish", f"{said.outputs['release'][:8]} built and published in {took}")

    def _refuse_changes(self):
        change = self.checkout.folder / "change"
        change.write_text("not committed")
        for script in ("build", "publish"):
            self.scripts.refuses(script, saying="the working tree has changes")
        change.unlink()
        self.scripts.refuses("publish", saying="run deploy/build first")
        say("publish", "refused: a tree with changes, a release that was not built")

    def _interrupted(self):
        self.scripts.run("build")
        (self.scripts.images / "breaks-off-at-counter").mkdir()
        (self.scripts.images / "breaks-off-at-counter/display").write_text("")
        self.scripts.fails("publish", saying=["connection reset by peer"])
        before = self._calls()
        self._release()
        repeated = [call for call in self._calls()[len(before):]
                    if call.startswith(("docker build", "mvnw")) or (call.startswith("docker push") and "counter/migrator" in call)]
        if repeated:
            raise Failed(f"There already, and built or pushed again: {repeated}")
        say("publish", "broken off half-way and called again: nothing is built again, and what was missing is pushed")

    def _nothing_twice(self):
        before = self._calls()
        built = self.scripts.run("build").outputs["built"]
        first = self.scripts.run("publish")
        again = [call for call in self._calls()[len(before):] if not call.startswith("docker image")]
        if built != "false" or again or first.outputs["release"] != self.first:
            raise Failed(f"A second run for the same commit built or pushed: {again}")
        say("publish", "a second run for the same commit builds and pushes nothing")

    def _calls(self):
        return self.scripts.calls.read_text().splitlines()
