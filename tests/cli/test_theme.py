"""Themes that are renamed, merged and muted, and stay so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import Reflect

FIRST = date(2026, 9, 7)
SAID = (
    "The paper list was wrong.",
    "Paper lists again!",
    "Our tray count was off.",
    "Two tray counts.",
    "The call queue, an hour.",
    "A call queue!",
)


@pytest.fixture
def kept(reflect: Reflect) -> Reflect:
    """Twelve reflections, one a week but for the last; the last is private."""
    for n in range(12):
        day = FIRST + timedelta(weeks=min(n, 10))
        private = ["--private"] if n == 11 else []
        assert reflect("add", SAID[n % 6], "--on", str(day), "-q", "pressure", *private).status == 0
    return reflect


def themes(kept: Reflect, *more: str) -> dict[str, int]:
    found = kept("report", "themes", "--all", "--json", *more).json["themes"]
    return {theme["theme"].lower(): theme["count"] for theme in found}


def test_a_renamed_theme_keeps_its_name_in_every_report_and_in_what_others_read(kept: Reflect) -> None:
    assert themes(kept)["paper list"] == 4
    said = kept("theme", "rename", "PAPER LISTS", "Printed papers")
    assert (said.status, said.out) == (0, 'Printed papers: the phrase "PAPER LISTS"\n')
    assert themes(kept)["printed papers"] == 4
    assert "paper list" not in themes(kept)
    assert "Printed papers" in kept("report", "--all").out
    assert "Printed papers" in kept("report", "themes", "--all", "--format", "md").out
    assert kept("add", "One more paper list", "--on", "2026-11-20").status == 0
    assert themes(kept)["printed papers"] == 5


def test_a_merged_theme_counts_what_holds_any_of_them(kept: Reflect) -> None:
    said = kept("theme", "merge", "call queues", "--into", "tray count", "--json").json
    merged = {"theme": "tray count", "phrase": "tray count", "merged": ["call queues"], "muted": False}
    assert said["themes"] == [merged]
    assert themes(kept) == {"tray count": 8, "paper list": 4}
    assert kept("theme", "merge", "tray count", "--into", "paper list").status == 0
    assert themes(kept) == {"paper list": 12}
    assert kept("theme", "list").lines == ['paper list: with "tray count", "call queues"']
    again = kept("theme", "merge", "call queue", "--into", "paper list")
    assert (again.status, again.out) == (0, "")
    assert "Nothing changed" in again.err


def test_a_muted_theme_is_in_no_report_until_it_is_unmuted(kept: Reflect) -> None:
    assert kept("theme", "mute", "call queue", "tray count").status == 0
    assert set(themes(kept)) == {"paper list"}
    listed = kept("theme", "list", "--format", "csv").lines
    assert listed[1:] == ["call queue,call queue,,true", "tray count,tray count,,true"]
    assert kept("theme", "unmute", "call queues").status == 0
    assert set(themes(kept)) == {"paper list", "call queue"}


def test_every_decision_can_be_taken_back_and_has_a_history(kept: Reflect) -> None:
    before = themes(kept)
    kept("theme", "rename", "paper list", "papers")
    kept("theme", "merge", "call queue", "--into", "papers")
    kept("theme", "mute", "papers")
    assert themes(kept) == {"tray count": 4}
    assert kept("history", "-n", "1").out.endswith("mute  theme papers\n")
    undone = [kept("undo").lines[-1] for _ in range(3)]
    assert undone == [
        "theme papers  muted: yes -> no",
        "theme call queue  means: papers -> nothing",
        "theme paper list  name: papers -> nothing",
    ]
    assert themes(kept) == before
    assert kept("theme", "list").out == ""
    kept("redo")
    assert "papers" in themes(kept)


def test_a_name_that_another_theme_has_is_refused(kept: Reflect) -> None:
    kept("theme", "rename", "paper list", "papers")
    taken = kept("theme", "rename", "call queue", "Papers")
    assert taken.status == 2
    assert "theme merge" in taken.err
    same = kept("theme", "merge", "paper lists", "--into", "papers")
    assert same.status == 2
    assert "itself" in same.err


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "tray cuont", "trays"),
        ("mute", "tray cuont"),
        ("merge", "call queue", "--into", "tray cuont"),
    ],
    ids=["rename", "mute", "merge"],
)
def test_what_no_reflection_holds_is_not_found_and_what_is_near_is_named(
    kept: Reflect, words: tuple[str, ...]
) -> None:
    missing = kept("theme", *words)
    assert missing.status == 3
    assert "did you mean 'tray count" in missing.err
    assert kept("theme", "list").out == ""


def test_one_theme_lists_its_reflections_by_its_phrase_or_its_name(kept: Reflect) -> None:
    kept("theme", "rename", "paper list", "Printed papers")
    for called in ("paper lists", "printed papers"):
        found = kept("report", "themes", *called.split(), "--all", "--json").json
        assert found["theme"]["theme"] == "Printed papers"
        assert [each["number"] for each in found["reflections"]] == [8, 7, 2, 1]
    told = kept("report", "themes", "paper list", "--all")
    assert told.lines[:2] == ["Printed papers: everything", "4 reflections in 4 weeks, 4 of pressure"]
    missing = kept("report", "themes", "papier list")
    assert missing.status == 3
    assert "did you mean 'paper list'" in missing.err
    quiet = kept("report", "themes", "paper list", "--in", "2025")
    assert (quiet.status, "did not come up" in quiet.out) == (0, True)


def test_a_decision_about_a_private_phrase_tells_others_nothing(kept: Reflect) -> None:
    told = kept("report", "themes", "--all", "--format", "md").out
    kept("theme", "mute", "zebra")  # which nobody wrote
    assert kept("report", "themes", "--all", "--format", "md").out == told
