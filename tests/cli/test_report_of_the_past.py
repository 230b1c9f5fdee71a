"""What the owner reads of a time that is over: what was written then, and how it stands today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import NOW, Reflect

TODAY = "What is open, and whether it helped, is told as of today, 2026-12-06."
REPORTS = (
    ("report",),
    ("report", "pressure"),
    ("report", "pressure", "gate"),
    ("report", "positives"),
    ("report", "follow-ups"),
)


@pytest.fixture
def gate(reflect: Reflect) -> Reflect:
    reflect("add", "Gate stuck.", "-q", "pressure", "-p", "gate")
    reflect("add", "Nobody rang.", "-q", "success")
    for text in ("Grease it", "Oil it", "Paint it"):
        reflect("follow", "add", text, "-p", "gate")
    reflect("follow", "done", "f1", "--helped", "no")
    reflect("follow", "drop", "f2")
    reflect.now = NOW + timedelta(weeks=2)
    return reflect


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
@pytest.mark.parametrize("form", ["plain", "table"])
def test_a_report_of_a_time_that_is_over_says_as_of_when_it_tells_how_things_stand(
    report: tuple[str, ...], form: str, gate: Reflect
) -> None:
    assert TODAY in gate(*report, "--week", "47", "--format", form).out
    assert "as of today" not in gate(*report, "--format", form).out
    assert "as of today" not in gate(*report, "--week", "this", "--format", form).out
    assert "as of today" not in gate(*report, "--all", "--format", form).out


def test_the_summary_counts_what_did_not_help_though_it_is_open_again(gate: Reflect) -> None:
    assert "Follow-ups: 2 open now; 0 done, 1 dropped; 1 did not help\n" in gate("report", "--week", "47").out
    assert "Follow-ups: 2 open; 0 done, 0 dropped\n" in gate("report", "--week", "this").out
    gate("add", "It rains.")
    assert "Follow-ups: 2 open; 0 done, 0 dropped\n" in gate("report", "--week", "this").out
    counted = gate("report", "--json").json["summary"]["follow_ups"]
    assert (counted["done"], counted["dropped"], counted["did_not_help"]) == (0, 1, 1)
    told = gate("report", "follow-ups", "--json").json["followed"]
    assert len(told["did_not_help"]) == 1


@pytest.mark.parametrize("form", ["plain", "table"])
def test_where_nothing_was_written_what_is_answered_lately_is_no_part_of_the_period(
    form: str, gate: Reflect
) -> None:
    said = gate("report", "coverage", "--in", "2024", "--format", form).out
    assert "As of today: " in said
    assert "As of today: " not in gate("report", "coverage", "--week", "47", "--format", form).out


def test_a_theme_says_its_name_and_then_the_period(gate: Reflect) -> None:
    for day in ("2026-11-02", "2026-11-09", "2026-11-17"):
        gate("add", f"The paper list was short {day[-1]}", "--on", day)
    said = gate("report", "themes", "paper list", "--week", "47").lines
    assert said[:3] == ["paper list: week 2026-W47", "1 reflection in 1 week", ""]


def test_what_gives_way_every_day_says_so(gate: Reflect) -> None:
    for day in ("2026-11-23", "2026-11-24"):
        gate("add", "Gate stuck.", "-q", "pressure", "-p", "gate", "--on", day)
    assert ", every day" in gate("report", "pressure", "gate").out
    assert ", every day" in gate("report", "pressure").out
    assert "every 1 day" not in gate("report", "pressure").out


def test_what_was_tried_in_vain_and_dropped_is_not_counted_twice(gate: Reflect) -> None:
    gate("follow", "drop", "f1")
    counted = gate("report", "--json").json["summary"]["follow_ups"]
    assert (counted["dropped"], counted["did_not_help"]) == (2, 0)
