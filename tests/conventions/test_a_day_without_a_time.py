"""A day without a time shows none, anywhere, and stands after the timed ones of its day."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import READING, Line

TIME = re.compile(r"\d\d:\d\d|\b\d\d?\s?[ap]m\b", re.IGNORECASE)
SHOWING = tuple(
    line
    for line in READING
    if line.arguments[:1] in (("list",), ("search",), ("show",), ("report",), ("export",))
    and "json" not in line.typed
    and "share" not in line.typed
    and "csv" not in line.typed
)


@pytest.fixture
def days(reflect: Reflect) -> Reflect:
    """Three of Friday: at nine, at some time, at five."""
    for text, on in (
        ("The kettle leaked at nine", "2026-11-20 09:00"),
        ("The kettle leaked some time", "2026-11-20"),
        ("The kettle leaked at five", "2026-11-20 17:00"),
    ):
        assert reflect("add", text, "-q", "pressure", "-p", "kettle", "--on", on).status == 0
    return reflect


@pytest.mark.parametrize("line", SHOWING, ids=str)
@pytest.mark.parametrize("terminal", [(), ("stdout", "stderr")], ids=["in a pipe", "at a terminal"])
def test_it_shows_none(terminal: tuple[str, ...], line: Line, reflect: Reflect) -> None:
    reflect.environ |= {"NO_COLOR": "1", "PAGER": "cat"}
    for text, on in (("Handover about the kettle", "2026-11-20"), ("The kettle leaked", "friday")):
        reflect("add", text, "-q", "pressure", "-p", "kettle", "--on", on)
    out = reflect(*line.arguments, terminal=terminal).out
    if line.arguments[0] == "show":
        out = re.sub(r"(?m)^.*written.*$", "", out)  # which was at a time
    assert not TIME.search(out), out


def test_what_programs_read_says_that_it_has_none(days: Reflect) -> None:
    records = days("list", "--json").json["reflections"]
    assert [(record["day"], record["timed"]) for record in records] == [
        ("2026-11-20", True),
        ("2026-11-20", True),
        ("2026-11-20", False),
    ]
    assert records[2]["on"] == "2026-11-20T00:00:00+00:00"


def test_it_stands_after_the_timed_ones_of_its_day(days: Reflect) -> None:
    days("add", "The day before", "--on", "2026-11-19 23:59")
    newest_first = ["at five", "at nine", "some time"]
    expected = [f"The kettle leaked {when}" for when in newest_first] + ["The day before"]
    assert days.texts("list") == expected
    oldest_first = [
        json.loads(line)["text"] for line in days("export", "jsonl", "--in-view").out.splitlines()
    ]
    assert oldest_first == [
        "The day before",
        "The kettle leaked at nine",
        "The kettle leaked at five",
        "The kettle leaked some time",
    ]


def test_it_belongs_to_every_period_of_its_day(days: Reflect) -> None:
    for period in ("2026-11-20", "2026-W47", "week", "2026-11", "2026-Q4", "2026", "all"):
        assert "The kettle leaked some time" in days.texts("list", "--in", period), period
    assert days.texts("list", "--until", "2026-11-19") == []


def test_where_days_start_later_it_is_still_its_own_day(reflect: Reflect) -> None:
    reflect.config.write_text('day_starts = "04:00"\n')
    assert reflect("add", "Tea.", "--on", "2026-11-20").out == "1  unsorted  Friday 2026-11-20\n"
    assert reflect.texts("list", "--in", "2026-11-20") == ["Tea."]


def test_where_days_start_later_a_time_at_night_is_said_as_the_clock_shows_it(reflect: Reflect) -> None:
    """What is said can be given back to --on, and means the same."""
    reflect.config.write_text('day_starts = "04:00"\n')
    reflect("add", "Tea.", "--on", "2026-11-20")
    answer = reflect("edit", "1", "--on", "2026-11-21 02:30")
    assert answer.out.endswith("on: 2026-11-20 -> 2026-11-21 02:30 (counts for 2026-11-20)\n")
    assert reflect.texts("list", "--in", "2026-11-20") == ["Tea."]
    assert reflect("list").out.startswith("1  2026-11-21 02:30")


def test_a_time_can_be_given_and_taken_away_later(days: Reflect) -> None:
    def timed() -> bool:
        return bool(days("show", "2", "--json").json["reflection"]["timed"])

    assert days("edit", "2", "--on", "2026-11-20 10:30").out.endswith("on: 2026-11-20 -> 2026-11-20 10:30\n")
    assert timed()
    assert days("edit", "2", "--on", "2026-11-20").out.endswith("on: 2026-11-20 10:30 -> 2026-11-20\n")
    assert not timed()
