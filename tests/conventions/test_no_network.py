"""For a journal on this machine nothing is sent and nothing is asked for over a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import reflect
from tests.conftest import Reflect
from tests.conventions.every_command import READING, WRITING, Line

# Runs all lines in one process that ends as soon as one of them turns to a network.
WATCHED = """
import io, json, os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        os.write(2, f"{event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(watch)
from tests.conftest import NOW, Stream
from reflect.cli.app import run
from reflect.cli.terminal import Terminal
for arguments, stdin in json.loads(sys.argv[1]):
    streams = Stream(stdin.encode()), Stream(), Stream()
    run(arguments, clock=lambda: NOW, terminal=Terminal(*streams, environ=os.environ))
if sys.argv[2:]:
    import socket
    socket.create_connection(("127.0.0.1", 9), timeout=0.01)
"""


def watched(lived_in: Reflect, every: Sequence[Line], *more: str) -> subprocess.CompletedProcess[bytes]:
    lines = [(line.arguments, line.stdin.decode()) for line in every]
    checkouts = (Path(reflect.__file__).parents[1], Path(__file__).parents[2])
    environ = {"REFLECT_JOURNAL": str(lived_in.journal), "REFLECT_CONFIG": str(lived_in.config)}
    return subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(lines), *more],
        env={**os.environ, **environ, "PYTHONPATH": os.pathsep.join(map(str, checkouts))},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_no_command_turns_to_a_network(lived_in: Reflect) -> None:
    ended = watched(lived_in, [*READING, *WRITING])
    assert ended.returncode == 0, ended.stderr


def test_the_test_would_see_it(lived_in: Reflect) -> None:
    assert watched(lived_in, [], "turn to one").returncode == 99
