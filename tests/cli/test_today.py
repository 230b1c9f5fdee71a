"""Bare `reflect`: one screen. It never prompts and never makes a journal."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from reflect.render.width import columns
from tests.conftest import NOW, Reflect


def next_steps(out: str) -> list[str]:
    return [line.strip() for line in out.split("\nNext\n")[1].splitlines()]


def test_without_a_journal_it_says_how_to_begin(reflect: Reflect) -> None:
    answer = reflect()
    assert (answer.status, answer.err) == (0, "")
    for command in ("reflect add", "reflect ask", "reflect import csv", "reflect demo"):
        assert command in answer.out
    assert str(reflect.journal) in answer.out
    assert not reflect.journal.exists()


def test_a_journal_that_was_named_must_be_there(reflect: Reflect, tmp_path: Path) -> None:
    answer = reflect("-j", str(tmp_path / "nowhere.db"))
    assert (answer.status, answer.out) == (3, "")


def test_it_counts_today_this_week_and_all(reflect: Reflect) -> None:
    reflect("add", "Old.", "--on", "2026-11-01")
    reflect("add", "Monday.", "--on", "2026-11-16")
    reflect("add", "Sunday before.", "--on", "2026-11-15")
    reflect("add", "Today.")
    answer = reflect()
    assert answer.lines[0] == "Sunday 2026-11-22   1 today, 2 this week, 4 in all"
    assert "Today." in answer.lines[1]
    assert "Monday." not in answer.out


def test_it_shows_at_most_the_five_newest_of_today(reflect: Reflect) -> None:
    for number in range(7):
        reflect("add", f"Cup {number}.")
    shown = [line for line in reflect().lines if "Cup" in line]
    assert [line.split("Cup ")[1] for line in shown] == ["6.", "5.", "4.", "3.", "2."]


def test_what_is_next_depends_on_what_is_there(reflect: Reflect) -> None:
    reflect("add", "Tea.", "-q", "success", "--on", "2026-10-01")
    assert next_steps(reflect().out)[0].startswith("reflect ask")
    assert "unsorted" not in reflect().out
    assert "export" not in reflect().out, "there is nothing of this week to send"
    reflect("add", "Coffee.")
    steps = next_steps(reflect().out)
    assert not any(step.startswith("reflect ask  ") for step in steps), "something was written today"
    assert any(step.startswith("reflect ask --unsorted") and "1 without" in step for step in steps)
    assert any(step.startswith("reflect export week") for step in steps)


def test_every_next_step_can_be_typed_as_it_stands(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    for step in next_steps(reflect().out):
        command = step.split("  ")[0].split()[1:]
        answer = reflect(*command)
        understood = answer.status == 0 or "asks at a terminal" in answer.err
        assert understood, step


def test_what_is_to_be_looked_at_again_is_due_too(reflect: Reflect) -> None:
    reflect.now = NOW - timedelta(weeks=4)
    reflect("add", "Gate stuck.", "-q", "pressure", "-p", "gate")
    reflect("follow", "add", "Soon", "-p", "gate", "--due", "2026-11-25", "--review", "2026-12-25")
    reflect("follow", "add", "Agreed", "-p", "gate", "--kind", "agree", "--review", "2026-11-15")
    reflect("follow", "add", "Both", "-p", "gate", "--due", "2026-11-24", "--review", "2026-11-22")
    reflect("follow", "add", "Dropped", "-p", "gate", "--review", "2026-11-15")
    reflect("follow", "drop", "f4")
    reflect.now = NOW
    answer = reflect()
    due = answer.lines[answer.lines.index("Due") + 1 : answer.lines.index("Next") - 1]
    assert [line.split() for line in due] == [
        ["f2", "review", "due", "2026-11-15", "Agreed"],
        ["f3", "review", "due", "2026-11-22", "Both"],
        ["f1", "due", "2026-11-25", "Soon"],
    ]
    assert any('reflect follow edit f2 --review "3 months"' in step for step in next_steps(answer.out))
    reflect("follow", "edit", "f2", "--review", "2027-02-15")
    assert "Agreed" not in reflect().out
    reflect.now = NOW + timedelta(days=3)
    [both] = [line for line in reflect().lines if "Both" in line]
    assert "overdue since 2026-11-24" in both


def test_what_is_due_is_told_the_overdue_first(reflect: Reflect, tmp_path: Path) -> None:
    demo = str(tmp_path / "demo.db")
    reflect("demo", "--keep", demo)
    lines = reflect("-j", demo).lines
    due = lines[lines.index("Due") + 1 : lines.index("Next")]
    assert "overdue since 2026-11-08" in due[0]
    assert [line.split()[0][0] for line in due[:5]] == ["f"] * 5
    assert due[5].startswith("  and ")
    reflect.now = NOW - timedelta(days=365)
    assert "Due" not in reflect("-j", demo).lines


def test_long_and_strange_words_stay_on_one_line_each(reflect: Reflect) -> None:
    reflect("add", "-", stdin="Tea\n\nand " + "more " * 100)
    reflect.environ["COLUMNS"] = "80"
    answer = reflect(terminal=("stdin", "stdout", "stderr"))
    assert answer.status == 0
    line = answer.lines[1]
    assert len(line) <= 100
    assert line.endswith("…")


def test_a_night_that_is_not_over_belongs_to_the_day_before(reflect: Reflect) -> None:
    reflect.config.write_text('day_starts = "04:00"\n')
    reflect.now = NOW.replace(hour=2)
    reflect("add", "Still Saturday's shift.")
    assert reflect().lines[0].startswith("Saturday 2026-11-21   1 today")


def test_words_that_were_not_stored_are_told_of(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    assert "draft" not in reflect().out
    kept = reflect("add", "-", "-q", "presure", stdin=b"Words that came through a pipe.")
    assert kept.status == 2
    assert "reflect drafts            1 draft: written, but not stored yet" in reflect().out


def test_what_is_due_leads_to_closing_it(reflect: Reflect) -> None:
    reflect("add", "The kettle leaks", "-q", "pressure")
    reflect("follow", "add", "Buy one", "--for", "1")
    assert "reflect follow list       1 follow-up open, none due soon" in reflect().out
    reflect("follow", "add", "Descale it", "--for", "1", "--due", "friday")
    screen = reflect().out
    assert "   f2  due 2026-11-27  Descale it" in screen
    assert "reflect follow done f2    done? say whether it helped" in screen
    assert "follow list" not in screen
    reflect("follow", "drop", "f1", "f2")
    assert "follow" not in reflect().out


def test_wide_characters_stay_on_one_line_each(reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    reflect("add", "お茶がないので、会議は静かでした。" * 3)
    [line] = [line for line in reflect(terminal=("stdout",)).lines if "お茶" in line]
    assert line.endswith("…")
    assert 56 <= columns(line) < 60
