"""`reflect demo`: the reports of an example journal, and nothing of one's own touched."""

from __future__ import annotations

import json
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reflect.cli.demo import fill
from tests.conftest import NOW, Reflect


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throwaway journals are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_it_shows_the_four_reports_and_how_to_go_on(reflect: Reflect, temporary: Path) -> None:
    answer = reflect("demo")
    assert (answer.status, answer.err) == (0, "")
    shown = [line for line in answer.lines if line.startswith("$ ")]
    assert shown == [
        "$ reflect -j demo.db report",
        '$ reflect -j demo.db report positives --in "2 weeks"',
        "$ reflect -j demo.db report pressure",
        "$ reflect -j demo.db report themes",
    ]
    for title in ("Summary:", "What went well:", "Where something gave way:", "What keeps coming back:"):
        assert any(line.startswith(title) for line in answer.lines)
    assert "reflect demo --keep" in answer.out
    assert "reflect add" in answer.out
    assert list(temporary.iterdir()) == [], "the throwaway journal is gone"
    assert not reflect.journal.exists(), "and none of one's own was made"


def test_a_journal_of_ones_own_is_not_touched(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    before = reflect.journal.read_bytes()
    assert "Tea." not in reflect("demo").out
    assert reflect.journal.read_bytes() == before


def test_kept_it_is_a_journal_like_any_other(reflect: Reflect, tmp_path: Path) -> None:
    kept = tmp_path / "demo.db"
    answer = reflect("demo", "--keep", str(kept))
    assert answer.status == 0
    for line in answer.lines[-3:]:
        command, *arguments = line.split()
        assert command == "reflect"
        again = reflect(*arguments)
        assert (again.status, bool(again.out)) == (0, True), line
    assert reflect("-j", str(kept), "add", "Tea.").status == 0
    assert reflect("-j", str(kept), "undo").status == 0
    assert reflect("-j", str(kept), "undo").out.startswith("Undone: ")
    assert reflect("-j", str(kept), "list", "--all", "--json").json["reflections"] == []


def test_what_is_there_is_never_overwritten(reflect: Reflect, tmp_path: Path) -> None:
    diary = tmp_path / "diary.db"
    diary.write_text("Dear diary")
    answer = reflect("demo", "--keep", str(diary))
    assert answer.status == 2
    assert "exists already" in answer.err
    assert diary.read_text() == "Dear diary"


def test_the_commands_it_prints_show_what_it_showed(reflect: Reflect, tmp_path: Path) -> None:
    demo = reflect("demo", "--keep", str(tmp_path / "demo.db")).out
    for arguments in (["report"], ["report", "positives", "--in", "2 weeks"], ["report", "pressure"]):
        assert reflect("-j", str(tmp_path / "demo.db"), *arguments).out in demo


def test_what_it_proposes_is_never_for_ones_own_journal(reflect: Reflect) -> None:
    proposed = re.findall(
        r"reflect (?:-j demo\.db )?(?:add|ask|follow|meet|list|edit) .*", reflect("demo").out
    )
    assert [each for each in proposed if "-j demo.db" not in each] == [
        'reflect add "What happened, in a sentence"',
    ]


@pytest.mark.parametrize("days", [0, 1, 100, 365 * 3 + 40, 365 * 20])
def test_it_never_ages(days: int, reflect: Reflect, tmp_path: Path) -> None:
    """Whatever the day, it is about the last twelve weeks and there is something in each report."""
    reflect.now = NOW + timedelta(days=days, hours=-9)
    reflect("demo", "--keep", str(tmp_path / "demo.db"))
    found = reflect("-j", str(tmp_path / "demo.db"), "report", "--json").json["summary"]
    assert found["count"] > 100
    assert len(found["by_week"]) >= 12
    assert found["follow_ups"]["overdue"] > 0
    assert min(len(found["repeat"]), len(found["points"]), len(found["themes"])) >= 3
    everything = reflect("-j", str(tmp_path / "demo.db"), "list", "--all", "--json").json["reflections"]
    assert len(everything) == found["count"]
    assert max(datetime.fromisoformat(each["on"]) for each in everything) <= reflect.now.astimezone(UTC)


def test_on_a_terminal_it_is_tables_within_its_width(reflect: Reflect) -> None:
    reflect.environ["NO_COLOR"] = "1"
    answer = reflect("demo", terminal=("stdout",))
    assert answer.status == 0
    assert max(map(len, answer.lines)) <= 104  # the introduction is text; COLUMNS is 100


def test_one_that_is_kept_appears_whole_and_replaces_nothing(
    reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens while the examples are written and shown."""
    kept = tmp_path / "new" / "demo.db"

    def interrupted(*_: object, **__: object) -> None:
        assert not kept.exists()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("reflect.cli.demo.fill", interrupted)
        assert reflect("demo", "--keep", str(kept)).status == 130
    assert not kept.exists()

    def somebody_else_is_first(*arguments: Any, **more: Any) -> Any:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text("Dear diary")
        return fill(*arguments, **more)

    with monkeypatch.context() as patched:
        patched.setattr("reflect.cli.demo.fill", somebody_else_is_first)
        answer = reflect("demo", "--keep", str(kept))
    assert answer.status == 2
    assert "exists already" in answer.err
    assert kept.read_text() == "Dear diary"
    kept.unlink()
    assert reflect("demo", "--keep", str(kept)).status == 0
    assert [file.name for file in kept.parent.iterdir()] == ["demo.db"]


def test_it_comes_back_the_same_from_a_copy_of_it(reflect: Reflect, tmp_path: Path) -> None:
    kept, copy, again = tmp_path / "demo.db", tmp_path / "copy.jsonl", tmp_path / "again.jsonl"
    reflect("demo", "--keep", str(kept))
    assert reflect("-j", str(kept), "export", "jsonl", str(copy)).status == 0
    taken = reflect("import", "jsonl", str(copy))
    assert (taken.status, "refused" in taken.out + taken.err) == (0, False), taken
    assert reflect("export", "jsonl", str(again)).status == 0
    lines = {file: set(file.read_text("utf-8").splitlines()) for file in (copy, again)}
    alone = [json.loads(line) for line in lines[copy] - lines[again]]
    assert [set(line) - {"number", "key"} for line in alone] == [{"journal"}], "all but its own name"
    run = [json.loads(line) for line in lines[again] - lines[copy]]
    assert sorted(kind for line in run for kind in line if line[kind]) == ["change", "journal", "run"]


def test_what_is_shared_of_it_reaches_a_journal_in_use(reflect: Reflect, tmp_path: Path) -> None:
    kept, shared = tmp_path / "demo.db", tmp_path / "share.jsonl"
    reflect("demo", "--keep", str(kept))
    assert reflect("-j", str(kept), "export", "share", str(shared), "--name", "Mia").status == 0
    reflect("add", "Tea.")
    taken = reflect("import", "jsonl", str(shared))
    assert (taken.status, "refused" in taken.out + taken.err) == (0, False), taken
    told = reflect("follow", "list", "--state", "all", "--kind", "adopt").out
    assert "role hub lead" in told
    assert reflect("import", "jsonl", str(shared)).out.endswith(" unchanged\n")
