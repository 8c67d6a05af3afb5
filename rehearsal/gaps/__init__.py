"""What moto lacks and the Terraform AWS provider needs, a module for each part of AWS.

Each gap says which resource needs it. A gap that a whole rehearsal did not need is reported, so that the list shrinks as
moto grows.
"""
import functools
import sys

# How the lines of the emulator's log start that a rehearsal reads.
KNOWN = "gap known: "
NEEDED = "gap needed: "
CALLED = "called: "
ROLLOUT = "rollout: "




def say(line):
    """In one piece, although every request has a thread of its own."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def gap(owner, name, why):
    """Puts the decorated function in the place of owner.name; its first argument is the original, None where moto has none."""
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
    """The same for an action that moto does not have at all; once it has it, the emulator refuses to start."""
    if hasattr(owner, name):
        sys.exit(f"moto has {owner.__name__}.{name} now: take it out of the gaps")
    return gap(owner, name, f"{resource}: no such action")
