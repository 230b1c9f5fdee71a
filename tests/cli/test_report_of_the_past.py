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


def test_what_was_tried_in_vain_and_dropped_is_not_counted_twice(gate: Reflect) -> None:
    gate("follow", "drop", "f1")
    counted = gate("report", "--json").json["summary"]["follow_ups"]
    assert (counted["dropped"], counted["did_not_help"]) == (2, 0)
