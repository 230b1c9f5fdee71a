"""The file that tells the prompt of a shell what is due."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import date
from pathlib import Path

import pytest

from reflect.core.follow_up import NewFollowUp
from reflect.journal import reflections
from reflect.journal.journal import open_journal
from tests.conftest import DRAFT, NOW, Reflect

FIRST, SECOND = date(2026, 11, 30), date(2026, 12, 7)


@pytest.fixture
def due(tmp_path: Path) -> Path:
    return tmp_path / "state" / "reflect" / "due"


def with_follow_ups(path: Path, *days: date | None) -> None:
    """A journal whose reflection 1 has follow-ups, due on these days or on none."""
    follow_ups = tuple(NewFollowUp("strengthen", "Descale the kettle.", due=day) for day in days)
    with open_journal(path, create=True) as journal:
        reflections.add(journal, DRAFT._replace(follow_ups=follow_ups), now=NOW)


def test_each_day_is_a_line_the_earliest_first(reflect: Reflect, due: Path) -> None:
    with_follow_ups(reflect.journal, SECOND, None, FIRST, FIRST)
    reflect("add", "Tea.")
    assert due.read_text() == "2026-11-30\n2026-11-30\n2026-12-07\n"
    if os.name == "posix":
        assert stat.S_IMODE(due.stat().st_mode) == 0o600


def test_what_is_taken_out_of_view_is_not_due_until_it_comes_back(reflect: Reflect, due: Path) -> None:
    with_follow_ups(reflect.journal, FIRST)
    reflect("delete", "1")
    assert not due.exists() or due.read_text() == ""
    reflect("undo")
    assert due.read_text() == "2026-11-30\n"
    reflect("redo")
    assert due.read_text() == ""


def test_nothing_due_makes_no_file(reflect: Reflect, due: Path) -> None:
    reflect("add", "Tea.")
    assert not due.exists()


def test_the_file_is_left_alone_while_nothing_about_it_changes(reflect: Reflect, due: Path) -> None:
    with_follow_ups(reflect.journal, FIRST)
    reflect("add", "Tea.")
    os.utime(due, (1, 1))
    reflect("add", "Coffee.")
    reflect("list")
    reflect("journal", "backup")
    assert due.stat().st_mtime == 1
    assert [file.name for file in due.parent.iterdir() if "due" in file.name] == ["due"]


def test_a_journal_named_on_the_line_is_not_the_one_the_prompt_speaks_of(
    reflect: Reflect, due: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with_follow_ups(other, FIRST)
    reflect("-j", str(other), "add", "Tea.")
    assert not due.exists()
    with_follow_ups(reflect.journal, SECOND)
    reflect("add", "Tea.")
    reflect("add", "Tea.", "-j", str(other))
    assert due.read_text() == "2026-12-07\n"


def test_another_journal_in_use_has_other_days(reflect: Reflect, due: Path, tmp_path: Path) -> None:
    del reflect.environ  # the journals are those of the platform's place, and of the configuration
    reflect.environ = {"REFLECT_JOURNAL": "", "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    reflect("journal", "new", "team")
    place = Path(reflect("journal", "list", "--json").json["journals"][0]["path"]).parent
    with_follow_ups(place / "team.db", FIRST)
    reflect("add", "Tea.")
    assert not due.exists()
    reflect("journal", "use", "team")
    assert due.read_text() == "2026-11-30\n"
    reflect("journal", "use", "journal")
    assert due.read_text() == ""


def test_that_it_can_not_be_written_is_no_reason_to_say_anything(
    reflect: Reflect, due: Path, tmp_path: Path
) -> None:
    with_follow_ups(reflect.journal, FIRST)
    (tmp_path / "state").write_text("a file where a folder should be")
    answer = reflect("add", "Tea.")
    assert (answer.status, answer.err) == (0, "")
    (tmp_path / "state").unlink()
    due.parent.mkdir(parents=True)
    due.write_bytes(b"\xff nonsense")
    assert reflect("add", "Coffee.").err == ""


def test_a_damaged_journal_is_told_as_ever(reflect: Reflect, due: Path) -> None:
    with_follow_ups(reflect.journal, FIRST)
    with sqlite3.connect(reflect.journal) as db:
        db.execute("DROP TABLE follow_up")
    db.close()
    answer = reflect("add", "Tea.")
    assert "Traceback" not in answer.err
    assert not due.exists()
