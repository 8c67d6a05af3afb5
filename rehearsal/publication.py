"""Two releases, built and published by the operator's scripts."""
from threading import Event

from checkout import Checkout
from report import Stopwatch, say
from scripts import Scripts


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
        self._release(self.first)

    def publish_second(self):
        """While the first one is being deployed."""
        try:
            self._publish_newer_image()
            self._release(self.second)
        finally:
            self.second_is_published.set()

    def await_second(self):
        self.second_is_published.wait()

    def _publish_newer_image(self):
        """Amazon publishes a newer image of its Linux."""
        ssm, images = self.scripts.aws.client("ssm"), "/aws/service/ami-amazon-linux-latest/al2023-ami-{}-default-arm64"
        other = ssm.get_parameter(Name=images.format("minimal-kernel"))["Parameter"]["Value"]
        ssm.put_parameter(Name="/rehearsal" + images.format("kernel"), Value=other, Type="String")

    def _release(self, commit):
        took = Stopwatch()
        self.checkout.go_to(commit)
        self.scripts.run("build")
        result = self.scripts.run("publish")
        say("publish", f"{result.outputs['release'][:8]} built and published in {took}")
