"""Many processes may write to one journal at once; nothing is lost, and every number is given once."""

from __future__ import annotations

import sqlite3
import subprocess

from tests.conftest import ReflectProcess


def at_once(reflect: ReflectProcess, how_many: int) -> list[tuple[int, str]]:
    """Start so many `add` at the same time; (status, what it said on standard error) of each."""
    programs = [
        subprocess.Popen(
            reflect.command(
                "add", f"Cup {n}.", "--key", str(n), "-t", "tea", "--with", "Ana", "-p", f"kettle {n % 3}"
            ),
            env=reflect.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(how_many)
    ]
    said = [program.communicate(timeout=60)[1] for program in programs]
    return [(program.returncode, words) for program, words in zip(programs, said, strict=True)]


def test_forty_processes_that_add_at_once_lose_nothing(reflect_process: ReflectProcess) -> None:
    assert reflect_process("add", "Cup of the first.").status == 0
    assert at_once(reflect_process, 40) == [(0, "")] * 40
    found = reflect_process("list", "--all", "--json").json["reflections"]
    assert {reflection["text"] for reflection in found} >= {f"Cup {n}." for n in range(40)}
    assert sorted(reflection["number"] for reflection in found) == list(range(1, 42))
    assert all(reflection["tags"] == ["tea"] for reflection in found if "first" not in reflection["text"])
    assert len(reflect_process("search", "cup", "-n", "99", "--json").json["reflections"]) == 41
    assert _names(reflect_process) == [("Ana",), ("kettle 0",), ("kettle 1",), ("kettle 2",), ("tea",)]


def test_eight_first_runs_at_once_agree_on_one_journal(reflect_process: ReflectProcess) -> None:
    statuses = [status for status, _ in at_once(reflect_process, 8)]
    assert statuses == [0] * 8
    found = reflect_process("list", "--json").json["reflections"]
    assert {reflection["text"] for reflection in found} == {f"Cup {n}." for n in range(8)}
    assert sorted(reflection["number"] for reflection in found) == list(range(1, 9))
    assert [file.name for file in reflect_process.journal.parent.iterdir()] == ["journal.db"]


def _names(reflect: ReflectProcess) -> list[tuple[str]]:
    db = sqlite3.connect(reflect.journal)
    try:
        return db.execute(
            "SELECT name FROM tag UNION SELECT name FROM person UNION SELECT name FROM point"
        ).fetchall()
    finally:
        db.close()
