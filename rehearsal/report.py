"""What a rehearsal says on the console: a line for each step, with the time since its start."""
import time

START = time.monotonic()


def say(who, what):
    print(f"[{time.monotonic() - START:4.0f} s] {who:<20} {what}", flush=True)


class Stopwatch:
    """Runs from its creation; printed, it is how long that is ago."""

    def __init__(self):
        self.start = time.monotonic()

    def __str__(self):
        return f"{time.monotonic() - self.start:.0f} s"
