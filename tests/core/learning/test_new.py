"""What counts as new, and when nothing can be said of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reflect.core.learning.new import Fresh, New, fresh, in_order, new_points
from reflect.core.learning.pressure import GaveWay
from reflect.core.period import ALL, Period, last_weeks
from reflect.render.summary_plain import new_in_short, new_when, summary_plain
from tests.builders import TODAY, reflection, summary_of

LONG_AGO = date(2026, 1, 1)
PERIOD = last_weeks(13, TODAY)


@pytest.mark.parametrize(
    ("period", "first", "said"),
    [
        (PERIOD, date(2026, 10, 26), "New in the last four weeks"),
        (ALL, date(2026, 10, 26), "New in the last four weeks"),
        (Period(date(2026, 11, 9), TODAY, "2 weeks"), date(2026, 11, 9), "New in this time"),
        (
            Period(date(2026, 7, 1), date(2026, 9, 30), "2026-Q3"),
            date(2026, 9, 3),
            "New in the four weeks to 2026-09-30",
        ),
        (
            Period(date(2026, 11, 1), date(2026, 12, 31), "on"),
            date(2026, 11, 1),
            "New in this time",
        ),  # to today
    ],
)
def test_new_is_of_the_last_four_weeks_or_all_of_a_shorter_time(
    period: Period, first: date, said: str
) -> None:
    assert fresh(period, today=TODAY, begun=LONG_AGO).first == first
    assert new_when(summary_of([reflection()], period=period), today=TODAY) == said


@pytest.mark.parametrize(
    ("begun", "known"), [(date(2026, 9, 28), True), (date(2026, 9, 29), False), (None, False)]
)
def test_four_weeks_must_have_been_written_before_wherever_the_period_begins(
    begun: date | None, known: bool
) -> None:
    assert fresh(Period(date(2026, 10, 26), TODAY, ""), today=TODAY, begun=begun).known is known
    assert fresh(PERIOD, today=TODAY, begun=begun).known is known


def test_the_first_days_of_the_calendar_are_days_too() -> None:
    assert not fresh(Period(date.min, date.min, ""), today=TODAY, begun=date.min).known


def test_a_point_is_new_by_the_first_time_it_ever_gave_way() -> None:
    late = date(2026, 11, 10)
    counted = [GaveWay(name, 1, late, late) for name in ("lift", "stairs")]
    counted.append(GaveWay("door", 2, date(2026, 9, 1), late))
    found = new_points(
        counted, span=Fresh(date(2026, 10, 26), TODAY, LONG_AGO), first_at_points={"stairs": date(2025, 1, 1)}
    )
    assert found == [New("point", "lift", late, 1)]


def test_what_was_met_most_often_is_named_and_the_rest_counted() -> None:
    day = date(2026, 11, 10)
    often = New("point", "lift", day, 5)
    once = [New("point", f"p{n}", day + timedelta(days=n), 1) for n in range(4)]
    new = in_order([*once, often])
    assert [each.name for each in new] == ["lift", "p3", "p2", "p1", "p0"]
    assert new_in_short(summary_of([reflection()], period=PERIOD)._replace(new=new)) == (
        "lift (pressure point, 5 times since 2026-11-10), p3 (pressure point, once, on 2026-11-13), "
        "p2 (pressure point, once, on 2026-11-12) and 2 more"
    )


def test_that_nothing_is_new_or_can_be_said_to_be_is_said() -> None:
    found = summary_plain(summary_of([reflection()], period=PERIOD), today=TODAY)
    assert "New in the last four weeks: no pressure point, no theme\n" in found
    young = summary_plain(summary_of([reflection()], period=PERIOD, begun=date(2026, 10, 20)), today=TODAY)
    assert "too little was written before to tell (the journal begins on 2026-10-20)\n" in young
