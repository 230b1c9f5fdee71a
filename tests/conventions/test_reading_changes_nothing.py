"""Commands that only read leave everything as it is; after each command the journal is one whole file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import READING, WRITING, Line

BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


@pytest.mark.parametrize("line", READING, ids=str)
def test_a_command_that_only_reads_leaves_every_byte_as_it_is(
    line: Line, lived_in: Reflect, contents: Callable[[], dict[str, bytes]]
) -> None:
    before = contents()
    assert lived_in(*line.arguments).status == 0
    assert contents() == before


@pytest.mark.parametrize("line", READING, ids=str)
def test_a_command_that_only_reads_makes_no_journal(
    line: Line, lived_in: Reflect, contents: Callable[[], dict[str, bytes]]
) -> None:
    lived_in.journal.unlink()
    before = contents()
    assert lived_in(*line.arguments).status in (0, 3)
    assert contents() == before


@pytest.mark.parametrize("line", [*READING, *WRITING], ids=str)
def test_after_each_command_the_journal_is_one_complete_file(
    line: Line, lived_in: Reflect, contents: Callable[[], dict[str, bytes]]
) -> None:
    assert lived_in(*line.arguments, stdin=line.stdin).status == 0
    assert [file for file in contents() if file.endswith(BESIDE_A_DATABASE)] == []


@pytest.mark.parametrize(
    "typed",
    [
        "add '' -p kettle",
        "add Tea -q nobody-asks-this",
        "edit 1 -q nobody-asks-this",
        "edit 1 99 -t leak",
        "delete 1 99",
        "restore 99",
        "destroy 4",
        "undo 99",
        "import csv own.toml",
        "import csv table.csv --question nobody-asks-this",
        "import csv table.csv --dry-run",
        "framework add table.csv",
        "framework use nobody-knows-this",
    ],
)
def test_what_is_refused_leaves_the_journal_as_it_is(typed: str, lived_in: Reflect) -> None:
    before = lived_in.journal.read_bytes()
    status = lived_in(*Line(typed).arguments).status
    assert status in (2, 3, 6) or "--dry-run" in typed
    assert lived_in.journal.read_bytes() == before
