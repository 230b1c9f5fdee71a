"""`reflect export`: the week for others, the whole for oneself."""

from __future__ import annotations

import json
import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW, Reflect


@pytest.fixture
def written(reflect: Reflect) -> Reflect:
    reflect("add", "The kettle works.", "-q", "success", "--on", "2026-11-18", "--by", "Ana")
    reflect("add", "The kettle leaks.", "-q", "pressure", "-p", "kettle", "--on", "2026-11-11", "--by", "Bo")
    reflect("add", "Nobody knows.", "--private", "--on", "2026-11-18")
    return reflect


@pytest.mark.parametrize(
    ("weekday", "week"), [(0, "2026-W47"), (2, "2026-W47"), (3, "2026-W48"), (6, "2026-W48")]
)
def test_without_a_week_it_is_that_of_three_days_ago(weekday: int, week: str, written: Reflect) -> None:
    """Until Wednesday one tells of the week that is over, from Thursday on of the running one."""
    written.now = NOW + timedelta(days=1 + weekday)
    answer = written("export", "week")
    assert answer.lines[0].startswith(f"# Week {week}: ")
    assert f"This is week {week}" in answer.err
    assert "for another: --week 2026-W4" in answer.err


@pytest.mark.parametrize(
    "options", [("--week", "46"), ("--week", "2026-W46"), ("--week", "last"), ("--in", "last week")]
)
def test_another_week_is_named(options: tuple[str, ...], written: Reflect) -> None:
    answer = written("export", "week", *options)
    assert answer.lines[0].startswith("# Week 2026-W46: ")
    assert "The kettle leaks." in answer.out
    assert "The kettle works." not in answer.out
    assert answer.err == ""


def test_positives_come_first(written: Reflect) -> None:
    out = written("export", "week", "--in", "2 weeks").out
    headings = [line for line in out.splitlines() if line.startswith("#")]
    assert headings[1] == "## What went well, and why"
    assert out.index("The kettle works.") < out.index("The kettle leaks.")


def test_a_report_in_markdown_is_the_same_document(written: Reflect) -> None:
    week = written("export", "week", "--week", "46")
    report = written("report", "--format", "md", "--week", "46")
    assert report.out == week.out


def test_filters_narrow_it(written: Reflect) -> None:
    out = written("export", "week", "--in", "2 weeks", "-p", "kettle").out
    assert "The kettle leaks." in out
    assert "The kettle works." not in out


def test_a_file_is_written_for_its_owner_alone_and_whole(written: Reflect, tmp_path: Path) -> None:
    file = tmp_path / "week.md"
    file.write_text("what was there")
    answer = written("export", "week", str(file), "--week", "46")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"Wrote {file}.\n"
    assert file.read_text("utf-8") == written("export", "week", "-", "--week", "46").out
    assert list(tmp_path.glob(".week*")) == []
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_can_not_be_written_is_told(written: Reflect, tmp_path: Path) -> None:
    for nowhere in (tmp_path / "no" / "week.md", tmp_path):
        answer = written("export", "week", str(nowhere))
        assert answer.status == 2
        assert "can not be written" in answer.err.splitlines()[-1]


def test_json_lines_hold_everything_oldest_first(written: Reflect, tmp_path: Path) -> None:
    answer = written("export", "jsonl", "--in-view")
    records = [json.loads(line) for line in answer.lines]
    assert [record["text"] for record in records] == [
        "The kettle leaks.",
        "The kettle works.",
        "Nobody knows.",
    ]
    assert [record["audience"] for record in records] == ["team", "team", "private"]
    assert answer.err == ""
    written("export", "jsonl", "--in-view", str(tmp_path / "all.jsonl"))
    assert (tmp_path / "all.jsonl").read_text("utf-8") == answer.out


def test_json_lines_take_periods_and_filters(written: Reflect) -> None:
    assert len(written("export", "jsonl", "--week", "46").lines) == 1
    assert len(written("export", "jsonl", "--by", "Ana").lines) == 1
    assert len(written("export", "jsonl", "--audience", "private").lines) == 1


def test_many_are_written_in_pieces_and_none_is_lost(reflect: Reflect) -> None:
    table = "text\n" + "".join(f"Cup {n}.\n" for n in range(2345))
    reflect("import", "csv", "-", stdin=table)
    records = [json.loads(line) for line in reflect("export", "jsonl", "--in-view").lines]
    assert sorted(record["number"] for record in records) == list(range(1, 2346))
    assert {record["text"] for record in records} == {f"Cup {n}." for n in range(2345)}
    assert {datetime.fromisoformat(record["on"]) for record in records} == {NOW}


@pytest.mark.parametrize("kind", ["week", "jsonl"])
def test_an_empty_journal_and_none_at_all_are_no_mistake(kind: str, reflect: Reflect) -> None:
    answer = reflect("export", kind)
    assert answer.status == 0
    assert "There is no journal yet" in answer.err
    assert not reflect.journal.exists()
    reflect("add", "Tea.")
    reflect("undo")
    assert reflect("export", kind).status == 0
    assert reflect("export", "jsonl", "--in-view").out == ""


def test_a_whole_copy_tells_that_what_is_deleted_is_in_it(written: Reflect) -> None:
    assert "deleted" not in written("export", "jsonl").err
    written("delete", "1")
    told = written("export", "jsonl").err
    assert told == "1 deleted reflection and the history are in it too; --in-view leaves them out.\n"
    assert written("export", "jsonl", "--in-view").err == ""


def test_an_export_takes_no_format(written: Reflect) -> None:
    assert written("export", "week", "--json").status == 2


def test_a_week_is_html_where_it_is_asked_for_or_the_file_says_so(written: Reflect, tmp_path: Path) -> None:
    asked = written("export", "week", "--week", "46", "--format", "html")
    assert asked.out.startswith("<!DOCTYPE html>")
    assert written("export", "week", str(tmp_path / "week.html"), "--week", "46").status == 0
    assert (tmp_path / "week.html").read_text("utf-8") == asked.out
    assert written("export", "week", str(tmp_path / "a.html"), "--week", "46", "--format", "md").status == 0
    assert (tmp_path / "a.html").read_text("utf-8").startswith("# Week 2026-W46")


def test_brief_is_one_screen(written: Reflect) -> None:
    brief = written("export", "week", "--in", "2 weeks", "--brief").out
    assert "**Worth repeating**" in brief
    assert "The kettle works." in brief
    assert len(brief.splitlines()) < 24


def test_html_tells_of_thirteen_weeks_unless_told_otherwise(written: Reflect) -> None:
    answer = written("export", "html")
    assert "The kettle leaks." in answer.out
    assert "The kettle works." in answer.out
    assert "This is the last 13 weeks" in answer.err
    assert "The kettle leaks." not in written("export", "html", "--week", "47").out


def test_nothing_private_is_in_the_html(written: Reflect) -> None:
    answer = written("export", "html")
    assert "Nobody knows." not in answer.out
    assert "1 private reflection left out." in answer.err
    written("delete", "3")
    assert written("export", "html").out == answer.out


def test_private_reflections_that_are_included_take_nothing_away(written: Reflect) -> None:
    """What was done long before the week about a point counts, whoever reads of it."""
    written("add", "It leaked already.", "-q", "pressure", "-p", "kettle", "--on", "2026-03-02")
    written("follow", "add", "Mend the kettle", "--for", "last")
    written("follow", "done", "f1", "--helped", "yes", "--on", "2026-03-04")
    for options in ((), ("--include-private",)):
        assert "recurred once since 4 March" in written("export", "week", "--week", "46", *options).out


def test_a_template_of_ones_own_lays_the_week_out(written: Reflect, tmp_path: Path) -> None:
    shown = written("export", "template", "show", "week")
    mine = tmp_path / "mine.md.j2"
    mine.write_text(shown.out.replace("What went well, and why", "Worth telling"))
    week = written("export", "week", "--week", "47", "--template", str(mine))
    assert "## Worth telling" in week.out
    assert week.out.replace("Worth telling", "What went well, and why") == (
        written("export", "week", "--week", "47").out
    )
    assert written("config", "set", "template", str(mine)).status == 0
    assert written("export", "week", "--week", "47").out == week.out
    assert "## What went well, and why" in written("export", "week", "--week", "47", "--template", "week").out


def test_the_templates_that_ship_are_listed(written: Reflect) -> None:
    names = [line.split()[0] for line in written("export", "template", "list").lines]
    assert names == ["week", "brief", "week.html"]
    for name in names:
        assert written("export", "week", "--week", "47", "--template", name).status == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--format", "pdf"), "A week has no form as pdf; choose md or html."),
        (("--template", "week", "--brief"), "--template says how the week is laid out"),
        (("--brief", "--format", "html"), "--brief is Markdown"),
        (("--template", "weak"), "There is no template 'weak'; those that ship are week, brief, week.html"),
        (("--template", "./none.j2"), "There is no template none.j2"),
    ],
)
def test_what_does_not_go_together_is_told(options: tuple[str, ...], says: str, written: Reflect) -> None:
    answer = written("export", "week", *options)
    assert (answer.status, answer.out) == (2, "")
    assert says in answer.err


def test_a_mistake_in_a_template_names_its_line(written: Reflect, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md.j2"
    mine.write_text("# {{ page.title }}\n\n{{ page.positive_things }}\n")
    answer = written("export", "week", "--template", str(mine))
    assert answer.status == 2
    assert f"{mine}:3: " in answer.err
    assert "positive_things" in answer.err


def test_what_is_late_stays_in_the_week_however_old_its_reflection(written: Reflect) -> None:
    written("follow", "add", "Descale it", "--for", "1", "--due", "friday")
    written("follow", "add", "A new kettle", "--for", "2", "--due", "friday")
    written("follow", "add", "Ask them", "--for", "3", "--due", "friday")
    written("follow", "add", "Some day", "--for", "1")
    written.now = NOW + timedelta(weeks=30)
    written("add", "Tea again.", "-q", "success")
    week = written("export", "week").out
    assert "3 follow-ups open, 2 overdue" in week
    assert "- Open, overdue since 27 November 2026: Descale it\n" in week
    assert "A new kettle" in week
    assert "Ask them" not in week  # of a private reflection
    assert "Some day" not in week
    assert "- 1 older follow-up is open; no day is set for it.\n" in week
    assert "Descale it" not in written("export", "week", "--week", "2026-W40").out  # not known then
    assert "Descale it" not in written("export", "week", "--by", "Bo").out
    assert "Ask them" in written("export", "week", "--include-private").out
