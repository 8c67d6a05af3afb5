"""An emulated AWS on 127.0.0.1: moto, with the gaps closed that the Terraform AWS provider falls into.

Usage: python emulator.py PORT

It ends when its standard input is closed, so that it never outlives whoever started it.
"""
import importlib
import os
import sys
import threading

from moto.server import main

for part in ("witness", "gaps.containers", "gaps.machines", "gaps.network", "gaps.storage", "gaps.watching"):
    importlib.import_module(part)


def end_with_the_starter():
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_the_starter, daemon=True).start()
    main(["--host", "127.0.0.1", "--port", sys.argv[1]])
