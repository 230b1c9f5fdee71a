"""`reflect history`: what was changed, in the journal and in one reflection."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect


@pytest.fixture
def changed(reflect: Reflect) -> Reflect:
    """One reflection, edited twice, the second time taken back."""
    reflect("add", "The kettle leaks.", "-t", "tea")
    reflect("edit", "1", "--text", "The kettle was mended. #kitchen", "-q", "success", "--with", "Ana")
    reflect("edit", "1", "--on", "2026-11-20", "--clear", "tags")
    reflect("undo")
    return reflect


def test_the_journal_s_changes_newest_first(changed: Reflect) -> None:
    assert changed("history").lines == [
        "4  2026-11-22 14:05  undo  of 3, edit: reflection 1",
        "3  2026-11-22 14:05  edit  reflection 1  (undone by 4)",
        "2  2026-11-22 14:05  edit  reflection 1",
        "1  2026-11-22 14:05  add  reflection 1",
    ]
    assert len(changed("history", "-n", "2").lines) == 2


def test_a_reflection_s_revisions_with_each_field_before_and_after(changed: Reflect) -> None:
    assert changed("history", "1").lines == [
        "revision 1  2026-11-22 14:05  add (change 1)",
        "revision 2  2026-11-22 14:05  edit (change 2)",
        '  text: "The kettle leaks." -> "The kettle was mended. #kitchen"',
        "  question: nothing -> capturing-learning/success",
        "  tags: tea -> kitchen, tea",
        "  with: nothing -> Ana",
        "revision 3  2026-11-22 14:05  edit (change 3)",
        "  on: 2026-11-22 14:05 -> 2026-11-20",
        "  tags: kitchen, tea -> kitchen",
        "revision 4  2026-11-22 14:05  undo (change 4)",
        "  on: 2026-11-20 -> 2026-11-22 14:05",
        "  tags: kitchen -> kitchen, tea",
    ]


def test_as_records(changed: Reflect) -> None:
    newest = changed("history", "--json").json["changes"][0]
    assert newest == {
        "number": 4,
        "instant": "2026-11-22T14:05:00+00:00",
        "verb": "undo",
        "summary": "undo of edit: reflection 1",
        "undoes": 3,
        "undone_by": None,
    }
    revisions = changed("history", "1", "--json").json["revisions"]
    assert [each["revision"] for each in revisions] == [1, 2, 3, 4]
    assert revisions[2]["fields"][1] == {"field": "tags", "before": "kitchen, tea", "after": "kitchen"}
    assert len(changed("history", "1", "--format", "jsonl").lines) == 4


def test_long_texts_are_cut_to_where_they_differ(reflect: Reflect) -> None:
    reflect("add", "The same words " * 20 + "end here.")
    reflect("edit", "1", "--text", "The same words " * 20 + "go on.")
    line = reflect("history", "1").lines[-1]
    assert len(line) < 160
    assert "end here." in line
    assert "go on." in line


def test_one_that_is_not_there(changed: Reflect) -> None:
    assert changed("history", "7").status == 3
    assert changed("history", "x").status == 2
    assert changed("history", "--format", "csv").status == 2


def test_reading_it_changes_nothing_and_needs_no_journal(reflect: Reflect) -> None:
    assert (reflect("history").status, reflect("history").out) == (0, "")
    assert not reflect.journal.exists()
