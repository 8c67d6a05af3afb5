"""An emulated AWS on 127.0.0.1: moto, with the gaps closed that the Terraform AWS provider falls into.

Usage: python emulator.py PORT

It ends when its standard input is closed, so that it never outlives its starter.
"""
import importlib
import os
import sys
import threading

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from waitress import serve

for part in ("call_log", "gaps.containers", "gaps.machines", "gaps.network", "gaps.rollout", "gaps.storage",
             "gaps.monitoring"):
    importlib.import_module(part)


def end_with_the_starter():
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_the_starter, daemon=True).start()
    os.environ["MOTO_PORT"] = sys.argv[1]
    # Each answer goes out in one piece: the provider's client now and then closes a connection while the rest of an
    # answer is on its way (https://github.com/aws/aws-sdk-go-v2/issues/2737), and moto's own server sends it in two.
    serve(DomainDispatcherApplication(create_backend_app), listen=f"127.0.0.1:{sys.argv[1]}", threads=16, send_bytes=2**20,
          connection_limit=1000, asyncore_use_poll=True, channel_timeout=300)
