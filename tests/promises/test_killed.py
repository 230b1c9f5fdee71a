"""A program that is killed, at whatever moment, has written everything or nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ReflectProcess

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is killed like this there")

# Runs a command and kills it from inside SQLite, after so many steps of its virtual machine.
KILLED_AFTER = """
import os, signal, sys
from reflect.cli.app import main
from reflect.journal import sqlite

steps, connect = int(sys.argv.pop(1)), sqlite.connect

def doomed(path, **how):
    db = connect(path, **how)
    db.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), steps)
    return db

sqlite.connect = doomed
main()
"""
ADD = ("add", "Tea #kitchen", "-q", "pressure", "-p", "kettle", "--with", "Ana", "--detail", "why=It is old.")
STEPS = (1, 20, 60, 150, 300, 500, 700, 900, 1200, 1600, 2500)


def kill_after(steps: int, reflect: ReflectProcess, *arguments: str) -> bool:
    """Whether the command was killed before it ended."""
    program = subprocess.run(
        [sys.executable, "-c", KILLED_AFTER, str(steps), *arguments],
        env=reflect.environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert program.returncode in (0, -signal.SIGKILL), program.stderr
    return program.returncode != 0


def contents(path: Path) -> tuple[int, int, int, int]:
    """How many reflections, details, changes and words; raises when they do not fit together."""
    db = sqlite3.connect(path)
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")
        db.rollback()
        return tuple(
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("reflection", "detail", "change", "reflection_words")
        )
    finally:
        db.close()


def test_an_add_that_is_killed_inside_leaves_all_or_nothing(reflect_process: ReflectProcess) -> None:
    assert reflect_process(*ADD).status == 0
    outcomes = [kill_after(steps, reflect_process, *ADD) for steps in STEPS]
    assert outcomes.count(True) >= 5, "the kills come too late to mean anything"
    assert outcomes.count(False) >= 1, "the kills come so early that nothing was ever written"
    stored = 1 + outcomes.count(False)
    assert contents(reflect_process.journal) == (stored, stored, stored, stored)
    assert reflect_process("list").status == 0


def test_a_first_add_that_is_killed_leaves_a_whole_journal_or_none(reflect_process: ReflectProcess) -> None:
    for steps in (1, 100, 1000, 3000):
        kill_after(steps, reflect_process, *ADD)
        if reflect_process.journal.exists():
            contents(reflect_process.journal)
    assert reflect_process(*ADD).status == 0
    assert reflect_process("show", "last").status == 0


def test_an_add_that_is_killed_from_outside_leaves_all_or_nothing(reflect_process: ReflectProcess) -> None:
    began = time.monotonic()
    assert reflect_process(*ADD).status == 0
    whole = time.monotonic() - began
    moments = random.Random(5)
    for _ in range(12):
        program = subprocess.Popen(
            reflect_process.command(*ADD),
            env=reflect_process.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.3, 1.0) * whole)
        program.kill()
        program.wait()
    reflections, details, changes, words = contents(reflect_process.journal)
    assert reflections == details == changes == words
    assert 1 <= reflections <= 13


@pytest.fixture
def many_rows(tmp_path: Path) -> Path:
    file = tmp_path / "many.csv"
    rows = [f"{n},Tea number {n} was cold,2026-11-{n % 20 + 1:02},kettle {n % 7}" for n in range(1500)]
    file.write_text("key,text,date,point\n" + "\n".join(rows) + "\n")
    return file


def test_an_import_that_is_killed_inside_leaves_all_or_nothing(
    reflect_process: ReflectProcess, many_rows: Path
) -> None:
    assert reflect_process(*ADD).status == 0
    before = contents(reflect_process.journal)
    for steps in (100, 3_000, 20_000, 80_000):
        assert kill_after(steps, reflect_process, "import", "csv", str(many_rows))
        assert contents(reflect_process.journal) == before
    assert not kill_after(2**31 - 1, reflect_process, "import", "csv", str(many_rows))
    assert contents(reflect_process.journal) == (1501, 1, 2, 1501)
    assert len(reflect_process("search", "cold", "-n", "5", "--json").json["reflections"]) == 5


def test_an_import_that_is_killed_from_outside_leaves_all_or_nothing(
    reflect_process: ReflectProcess, many_rows: Path
) -> None:
    assert reflect_process(*ADD).status == 0
    moments = random.Random(7)
    for _ in range(6):
        program = subprocess.Popen(
            reflect_process.command("import", "csv", str(many_rows)),
            env=reflect_process.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.2, 1.0))
        program.kill()
        program.wait()
        assert contents(reflect_process.journal) in [(1, 1, 1, 1), (1501, 1, 2, 1501)]
