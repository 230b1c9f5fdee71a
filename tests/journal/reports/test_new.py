"""What is new is asked of all the journal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reflect.core.learning.new import New
from reflect.core.moment import moment_at
from reflect.core.period import Period, last_weeks
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.core.themes import AS_IT_COMES
from reflect.journal import reflections
from reflect.journal.journal import Journal
from reflect.journal.reports.summary import find_summary

TODAY = date(2026, 11, 28)
THREE = (date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24))
PERIOD = last_weeks(13, TODAY)
WORDS = ("Fire drill took us by surprise", "Nobody knew of the fire drill", "Fire drills are announced now")


def write(journal: Journal, text: str, day: date, **more: object) -> None:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    draft = Draft(text, moment_at(at))._replace(**more)  # type: ignore[arg-type]
    reflections.add(journal, draft, now=at)


def new(journal: Journal, period: Period = PERIOD, wanted: Filter | None = None) -> tuple[New, ...]:
    wanted = (wanted or Filter())._replace(period=period)
    return find_summary(journal, wanted, period=period, today=TODAY, reading=AS_IT_COMES).new


@pytest.fixture
def november(journal: Journal) -> Journal:
    """A theme of November in a journal that is older."""
    write(journal, "The kettle was mended", date(2026, 5, 4))
    write(journal, "A quiet day", date(2026, 9, 4))
    for text, day in zip(WORDS, THREE, strict=True):
        write(journal, text, day)
    return journal


def test_a_theme_is_new_since_the_day_on_which_it_was_met(november: Journal) -> None:
    assert new(november) == (New("theme", "fire drill", THREE[0], 3),)


@pytest.mark.parametrize(
    "earlier",
    [
        {"text": "The fire drills go on"},
        {"text": "A long day", "details": (("why", "The FIRE\ndrill was not announced"),)},
    ],
    ids=["in a text", "in a detail"],
)
def test_a_theme_that_was_met_before_the_period_is_not_new(
    earlier: dict[str, object], november: Journal
) -> None:
    write(november, **{"day": date(2026, 5, 12), **earlier})  # type: ignore[arg-type]
    assert new(november) == ()


def test_a_name_or_a_follow_up_is_no_earlier_meeting(november: Journal) -> None:
    write(november, "The alarm rang", date(2026, 5, 12), tags=("fire drill",), point="fire drill")
    assert [each.name for each in new(november)] == ["fire drill"]


def test_a_short_period_of_an_old_journal_tells_what_is_new_in_it(november: Journal) -> None:
    write(november, "It stuck", THREE[2], question="pressure", point="lift")
    week = Period(date(2026, 11, 23), TODAY, "this week")
    assert new(november, week) == (New("point", "lift", THREE[2], 1),)


def test_a_theme_that_is_the_name_of_a_new_point_is_not_told_again(november: Journal) -> None:
    write(november, "It began", THREE[0], question="pressure", point="Fire drill")
    assert [(each.kind, each.name) for each in new(november)] == [("point", "Fire drill")]


def test_a_filter_does_not_make_new_what_others_have_met(november: Journal) -> None:
    write(november, "It stuck", date(2026, 5, 12), question="pressure", point="lift")
    write(november, "It stuck", THREE[1], question="pressure", point="lift", by="Ana")
    assert new(november, wanted=Filter(by="Ana")) == ()


def test_what_only_private_reflections_hold_is_marked(november: Journal) -> None:
    write(november, "Nobody came", THREE[1], question="pressure", point="lift", audience="private")
    write(november, "The rope broke", THREE[2], question="pressure", point="lift", audience="private")
    write(november, "Wet paint", THREE[2], question="pressure", point="stairs")
    told = {each.name: each.private for each in new(november)}
    assert told == {"fire drill": False, "lift": True, "stairs": False}
