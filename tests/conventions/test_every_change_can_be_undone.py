"""Every change has its place in the history, and undo takes it back; destroying alone is for good."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import CHANGING, Line

FOR_GOOD = "destroy"
# What is asked is no part of the history: another `framework use` brings the one before back.
WITHOUT_HISTORY = ("framework",)
THEMSELVES = ("undo", "redo")
UNDONE = [line for line in CHANGING if line.arguments[0] not in (FOR_GOOD, *WITHOUT_HISTORY, *THEMSELVES)]
LISTS = (
    "follow list --state all --json",
    *(f"{kind} list --json" for kind in ("tag", "person", "point", "theme")),
)


def state(reflect: Reflect) -> list[Any]:
    """Everything that is in view: reflections, follow-ups and names."""
    reflections = [json.loads(line) for line in reflect("export", "jsonl", "--in-view").out.splitlines()]
    every = [reflections, *(reflect(*lists.split()).json for lists in LISTS)]
    nested = [each for reflection in reflections for each in reflection["follow_ups"]]
    for each in [*reflections, *nested, *every[1]["follow_ups"]]:
        del each["revision"]  # which counts what was undone as well
    return every


def changes(reflect: Reflect) -> int:
    return len(reflect("history", "--all", "--json").json["changes"])


@pytest.mark.parametrize("line", UNDONE, ids=str)
def test_undo_takes_it_back_and_redo_brings_it_again(line: Line, lived_in: Reflect) -> None:
    before = state(lived_in)
    count = changes(lived_in)
    assert lived_in(*line.arguments, stdin=line.stdin).status == 0
    after = state(lived_in)
    assert after != before
    assert changes(lived_in) == count + 1

    assert lived_in("undo").status == 0
    assert state(lived_in) == before

    assert lived_in("redo").status == 0
    assert state(lived_in) == after
