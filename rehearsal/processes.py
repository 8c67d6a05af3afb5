"""Child processes in sessions of their own: none outlives the rehearsal."""
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

_running = set()
_stopping = threading.Event()


class Stopping(Exception):
    """The rehearsal is being stopped."""


def start(command, **options):
    """Like subprocess.Popen; the caller stops it in order."""
    if _stopping.is_set():
        raise Stopping(command)
    return subprocess.Popen(command, start_new_session=True, **options)


def stop(program, seconds):
    """Sends SIGTERM to its session, and waits."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
    program.wait(seconds)


def run(command, answer=None, **options):
    """Like subprocess.run; the answer goes to its standard input."""
    program = start(command, stdin=subprocess.DEVNULL if answer is None else subprocess.PIPE, **options)
    _running.add(program)
    try:
        output = program.communicate(answer)
    finally:
        _running.discard(program)
    return subprocess.CompletedProcess(command, program.returncode, *output)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def await_answer(url, program, log, seconds):
    """Waits until a server answers with 200; fails with its log when it ends or takes too long."""
    opener, deadline = urllib.request.build_opener(urllib.request.ProxyHandler({})), time.monotonic() + seconds
    while True:
        with contextlib.suppress(OSError):
            if opener.open(url, timeout=5).status == 200:
                return
        if program.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"{url} does not answer:\n{log.read_text()[-3000:]}")
        time.sleep(0.3)


def kill_children_on_signal():
    """On SIGINT and SIGTERM kills every child process: what they work on is thrown away anyway."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)


def _stop(number, _):
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    _stopping.set()
    for program in list(_running):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
    print("\nThe rehearsal was stopped.", file=sys.stderr, flush=True)
    sys.exit(128 + number)
