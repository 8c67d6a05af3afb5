"""What moto lacks and the Terraform AWS provider needs, one module for each part of AWS.

Each gap names the resource that needs it. A gap that a whole rehearsal did not use is reported, so that the list shrinks as
moto grows.
"""
import functools
import sys

# Prefixes of lines in the log of the emulator, which the rehearsal reads.
KNOWN = "gap known: "
NEEDED = "gap needed: "
CALLED = "called: "
ROLLOUT = "rollout: "


def say(line):
    """Writes a whole line, although every request has its own thread."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def gap(owner, name, why):
    """Replaces owner.name by the decorated function; its first argument is the original, or None."""
    what = f"{owner.__name__}.{name}: {why}"
    say(KNOWN + what)
    needed = []

    def put(function):
        original = getattr(owner, name, None)

        @functools.wraps(original or function)
        def mended(self, *args, **kwargs):
            if not needed:
                needed.append(True)
                say(NEEDED + what)
            return function(original, self, *args, **kwargs)

        setattr(owner, name, mended)
        return function

    return put


def missing(owner, name, resource):
    """Adds an action that moto lacks; once moto has it, the emulator refuses to start."""
    if hasattr(owner, name):
        sys.exit(f"moto has {owner.__name__}.{name} now: remove the gap")
    return gap(owner, name, f"{resource}: no such action")
