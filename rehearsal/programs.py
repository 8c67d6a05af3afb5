"""The programs that a rehearsal runs: each with what it starts itself, and none outlives the rehearsal."""
import contextlib
import os
import signal
import subprocess
import sys
import threading

_running = set()
_told = threading.Event()


class Ended(Exception):
    """The rehearsal was told to end while a step went on."""


def start(command, **how):
    """Like subprocess.Popen."""
    program = start_to_stop(command, **how)
    _running.add(program)
    return program


def start_to_stop(command, **how):
    """The same for a program that its starter has to stop in order: killed, it would leave behind what it started in sessions of their own."""
    if _told.is_set():
        raise Ended(command)
    return subprocess.Popen(command, start_new_session=True, **how)


def stop(program, seconds):
    """Asks it and all of its session to end, and waits."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
    program.wait(seconds)


def run(command, answer=None, **how):
    """Like subprocess.run; what the program said is in the result if it went to a pipe. The answer is for what it asks."""
    program = start(command, stdin=subprocess.DEVNULL if answer is None else subprocess.PIPE, **how)
    try:
        said = program.communicate(answer)
    finally:
        _running.discard(program)
    return subprocess.CompletedProcess(command, program.returncode, *said)


def end_when_told():
    """From now on Ctrl-C and a request to end are obeyed at once, whatever runs: what it works on is thrown away anyway."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


def _end(number, _):
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    _told.set()
    for program in list(_running):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
    print("\nThe rehearsal was told to end.", file=sys.stderr, flush=True)
    sys.exit(128 + number)
