"""At a terminal of 80 columns lines break between words: none is left for the terminal to break."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import READING, WRITING, Line

LONG = (
    "Twenty of us waited for the new version in front of the lift, and whoever had the list was on "
    "the other side of the building, where the phones are, and could not be reached"
)
# What programs read, what is written for a file, and paths, which nobody can copy in two pieces.
DATA = re.compile(r"--json|--format (?!table)|^export |^completion |^config path|^journal info|--numbers")
LINES = [line for line in (*READING, *WRITING) if not DATA.search(line.typed)]
MORE = ("history 2", "show 7", "undo", "edit 7 --text Short", "list --all", "search lift")


@pytest.fixture
def with_long_words(lived_in: Reflect, monkeypatch: pytest.MonkeyPatch) -> Reflect:
    monkeypatch.setenv("COLUMNS", "80")
    for arguments in (
        (
            "add",
            LONG,
            "-q",
            "success",
            "-p",
            "the lift in the old building",
            "-t",
            "waiting",
            "--from",
            "Zoe",
        ),
        ("add", LONG.upper(), "--by", "Bo", "--with", "Ana"),
        ("point", "describe", "kettle", LONG),
        ("config", "set", "purpose", LONG),
        ("edit", "2", "--text", LONG),
        ("undo",),
    ):
        assert lived_in(*arguments).status == 0
    return lived_in


@pytest.mark.parametrize("line", [*LINES, *map(Line, MORE)], ids=str)
def test_every_line_fits(line: Line, with_long_words: Reflect) -> None:
    answer = with_long_words(*line.arguments, stdin=line.stdin, terminal=("stdout", "stderr"))
    assert answer.status == 0, answer.err
    assert too_long(answer.out + answer.err) == []


def test_so_does_the_first_screen(reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert too_long(reflect(terminal=("stdout", "stderr")).out) == []


def too_long(said: str) -> list[str]:
    """Lines that would be broken, unless they are one long word: a path."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
    return [line for line in plain.split("\n") if len(line) > 80 and " " in line.strip()[:80].strip()]
