"""The conventions are held against every command there is."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import ASKING, READING, WRITING, Line, command_of
from tests.guards.test_stubs import ALL


def test_every_command_is_here() -> None:
    there = {name for name, command in ALL.items() if not getattr(command, "commands", {})}
    assert there - {command_of(line) for line in (*READING, *WRITING, *ASKING)} == set()


@pytest.mark.parametrize("line", [*READING, *WRITING], ids=str)
def test_each_line_does_what_it_says(line: Line, lived_in: Reflect) -> None:
    answer = lived_in(*line.arguments, stdin=line.stdin)
    assert answer.status == 0, answer.err
