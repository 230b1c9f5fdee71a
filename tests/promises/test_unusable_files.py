"""A file that can not serve as a journal is named for what it is, and stays as it is to the last byte."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect.journal.sqlite import NEWEST
from tests.conftest import Reflect

COMMANDS = (
    ("add", "More tea."),
    ("list",),
    ("list", "--all", "--json"),
    ("show", "1"),
    ("search", "tea"),
    ("undo",),
    ("report",),
    ("report", "pressure", "--all"),
    ("export", "week"),
    ("export", "jsonl"),
    ("journal", "info"),
    ("framework", "list"),
    (),
)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def cut_to_its_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def without_its_header(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def overwritten_behind_its_first_page(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def overwritten_in_its_first_page(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xa5" * 3996 + content[4096:])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def a_text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 50)


def a_short_text(path: Path) -> None:
    path.write_text("hi")


def another_programs_database(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE reflection (number INTEGER)")
    db.execute("PRAGMA user_version = 1")
    db.close()


def a_newer_journal(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()


KINDS: dict[Callable[[Path], None], str] = {
    truncated: "damaged",
    cut_to_its_header: "damaged",
    without_its_header: "is no journal, or is damaged",
    overwritten_behind_its_first_page: "damaged",
    overwritten_in_its_first_page: "damaged",
    emptied: "has been emptied",
    a_text: "is no journal, or is damaged",
    a_short_text: "is no journal, or is damaged",
    another_programs_database: "is another program's database",
    a_newer_journal: "was written by a newer reflect",
}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("made", KINDS, ids=lambda made: made.__name__)
def test_an_unusable_file_is_named_and_not_touched(
    made: Callable[[Path], None], arguments: tuple[str, ...], reflect: Reflect
) -> None:
    assert reflect("add", "Tea.").status == 0
    made(reflect.journal)
    before = _beside(reflect.journal)
    answer = reflect(*arguments)
    assert answer.status == 5
    assert KINDS[made] in answer.err
    assert str(reflect.journal) in answer.err
    assert len(answer.err.splitlines()) == 1, answer.err
    assert answer.out == ""
    assert _beside(reflect.journal) == before


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_folder_in_its_place_is_named_as_one(arguments: tuple[str, ...], reflect: Reflect) -> None:
    reflect.journal.mkdir()
    answer = reflect(*arguments)
    assert answer.status == 5
    assert answer.err.startswith(f"{reflect.journal} is a folder, not a journal; name a file in it.")
    assert len(answer.err.splitlines()) == 1
    assert list(reflect.journal.iterdir()) == []


def test_a_folder_that_is_a_file_can_hold_no_journal(reflect: Reflect, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    for arguments in (("add", "Tea."), ("list",)):
        answer = reflect("-j", str(tmp_path / "file" / "journal.db"), *arguments)
        assert answer.status == 5
        assert len(answer.err.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_named(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    reflect.journal.chmod(0o400)
    answer = reflect("add", "More tea.")
    assert answer.status == 5
    assert "can not be written" in answer.err


def test_a_journal_that_another_program_holds_is_named_as_busy(
    reflect: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wait is shortened; that there is one is seen in test_several_at_once."""
    reflect("add", "Tea.")
    monkeypatch.setattr("reflect.journal.sqlite.WAIT", 0.05)
    holder = sqlite3.connect(reflect.journal, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    answer = reflect("add", "More tea.")
    assert reflect("list").status == 0, "reading goes on meanwhile"
    holder.execute("ROLLBACK")
    holder.close()
    assert answer.status == 5
    assert "is being written by another program" in answer.err
    assert reflect.texts("list") == ["Tea."]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_bytes_are_flipped_nobody_meets_a_traceback(seed: int, reflect: Reflect) -> None:
    """What can still be read is read; else the file is named as damaged."""
    for n in range(12):
        reflect("add", f"Tea {n} #kitchen", "-q", "pressure", "-p", "kettle", "--detail", "why=It is old.")
    chosen = random.Random(seed)
    content = bytearray(reflect.journal.read_bytes())
    for _ in range(40):
        content[chosen.randrange(100, len(content))] ^= 1 << chosen.randrange(8)
    for arguments in COMMANDS:
        reflect.journal.write_bytes(content)
        answer = reflect(*arguments)
        assert answer.status in (0, 2, 3, 5), (arguments, answer)
        assert answer.status == 0 or len(answer.err.splitlines()) == 1


def _beside(journal: Path) -> dict[str, bytes]:
    """{file in the journal's folder: its bytes}"""
    return {file.name: file.read_bytes() for file in journal.parent.iterdir() if file.is_file()}


@pytest.mark.skipif(os.name == "nt", reason="a file's size is not limited there")
@pytest.mark.parametrize("rows", [400, 5000])
def test_a_disk_that_is_full_is_named_and_nothing_of_an_import_is_stored(
    rows: int, reflect: Reflect, tmp_path: Path
) -> None:
    """No file may grow beyond 300 kB, which to SQLite is a disk that has no room."""
    import resource

    table = tmp_path / "big.csv"
    table.write_text("text\n" + "".join(f"Cup number {n} was cold. {'x' * 200}\n" for n in range(rows)))
    assert reflect("add", "Tea.").status == 0
    program = subprocess.run(
        [sys.executable, "-m", "reflect", "-j", str(reflect.journal), "import", "csv", str(table)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
        capture_output=True,
        check=False,
    )
    assert program.returncode == 5, program.stderr
    assert b"full" in program.stderr.splitlines()[-1]
    assert reflect.texts("list", "--all") == ["Tea."]
