"""Days kept beside a stated rhythm: no streak, and nothing missed before the journal began."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reflect.core.learning.cadence import Cadence, Written, cadence, next_steps, usual_hours, usual_weekdays
from reflect.core.period import ALL, Period, last_weeks
from reflect.core.rhythm import Rhythm, rhythm_of
from tests.builders import TODAY

WEEKDAYS, WEEKLY, FRIDAYS = (rhythm_of([word]) for word in ("weekdays", "weekly", "friday"))
MONDAY = date(2026, 11, 16)  # of the week whose Sunday is today
SUNDAY = TODAY


def days(*ago: int, hour: int = 9, verb: str = "add") -> list[Written]:
    return [Written(TODAY - timedelta(days=each), hour, verb, 1) for each in ago]


def told(written: list[Written], rhythm: Rhythm | None = WEEKDAYS, period: Period = ALL) -> Cadence:
    begun = min((each.day for each in written), default=None)
    return cadence(written, rhythm=rhythm, begun=begun, period=period, today=TODAY)


def test_a_day_of_the_rhythm_is_kept_or_missed_and_another_is_neither() -> None:
    found = told(days(6, 4, 0))  # Monday, Wednesday, and today, a Sunday
    assert [(day.day.day, day.state) for day in found.days] == [
        (16, "kept"),
        (17, "missed"),
        (18, "kept"),
        (19, "missed"),
        (20, "missed"),
        (21, "beside"),
        (22, "beside"),
    ]
    assert (found.kept, found.missed, found.unit, found.written) == (2, 3, "day", 3)


def test_today_is_still_open_until_something_is_written() -> None:
    daily = rhythm_of(["daily"])
    assert told(days(1), daily).days[-1].state == "open"
    assert told(days(1), daily).missed == 0
    assert told(days(1, 0), daily).days[-1].state == "kept"


def test_nothing_is_missed_before_the_journal_began() -> None:
    found = told(days(2), period=last_weeks(13, TODAY))
    assert found.days[0].day == TODAY - timedelta(days=2)
    assert (found.kept, found.missed) == (1, 0)


def test_a_period_in_which_nothing_was_written_was_missed_all_the_same() -> None:
    found = told(days(100), FRIDAYS, last_weeks(4, TODAY))
    assert (found.written, found.kept, found.missed) == (0, 0, 4)


def test_a_period_before_the_journal_holds_no_day() -> None:
    found = told(days(2), period=Period(date(2025, 1, 1), date(2025, 12, 31), "2025"))
    assert (found.days, found.weeks, found.kept, found.missed) == ((), (), 0, 0)


def test_the_days_to_come_are_not_told_of() -> None:
    found = told(days(1), period=Period(MONDAY, date(2027, 1, 1), "long"))
    assert found.days[-1].day == TODAY


@pytest.mark.parametrize(
    ("ago", "kept", "missed"),
    [
        pytest.param((20,), 1, 2, id="the week of today is open"),
        pytest.param((20, 0), 2, 2, id="any day of a week will do"),
        pytest.param((20, 19, 18), 2, 1, id="and two of one are one"),
    ],
)
def test_where_any_day_will_do_weeks_are_kept(ago: tuple[int, ...], kept: int, missed: int) -> None:
    later = TODAY - timedelta(days=1)  # so that this week is not over
    written = [each._replace(day=each.day - timedelta(days=1)) for each in days(*ago)]
    begun = min(each.day for each in written)
    found = cadence(written, rhythm=WEEKLY, begun=begun, period=ALL, today=later)
    assert (found.unit, found.kept, found.missed) == ("week", kept, missed)


def test_a_week_is_over_with_its_sunday_and_not_on_it() -> None:
    assert told(days(13), WEEKLY).missed == 0, "today is its Sunday: there is time left"
    week_later = cadence(
        days(13), rhythm=WEEKLY, begun=days(13)[0].day, period=ALL, today=TODAY + timedelta(1)
    )
    assert week_later.missed == 1


def test_a_period_that_cuts_a_week_is_widened_to_it_where_any_day_will_do() -> None:
    since_thursday = Period(MONDAY + timedelta(days=3), None, "since Thursday")
    found = told(days(30, 6), WEEKLY, since_thursday)
    assert (found.days[0].day, found.kept) == (MONDAY, 1)
    assert told(days(30, 6), WEEKDAYS, since_thursday).days[0].day == MONDAY + timedelta(days=3)


def test_without_a_rhythm_it_tells_what_happened_and_what_could_be_set() -> None:
    found = told(days(6, 0), None)
    assert (found.kept, found.missed, found.written) == (0, 0, 2)
    assert {day.state for day in found.days} == {"beside"}
    [step] = next_steps(found, today=TODAY)
    assert step.command == "reflect config set rhythm weekdays"


def test_only_a_day_of_the_rhythm_that_is_open_gives_something_to_do() -> None:
    assert next_steps(told(days(6)), today=TODAY) == ()
    [step] = next_steps(told(days(6), rhythm_of(["sunday"])), today=TODAY)
    assert step.command == "reflect ask"


def test_days_are_counted_and_not_reflections() -> None:
    evening = [Written(TODAY, 20, "add", 9), Written(TODAY, 21, "add", 1)]
    found = told([*evening, *days(7, hour=20)])
    assert found.by_weekday == (0, 0, 0, 0, 0, 0, 2)
    assert (found.by_hour[20], found.by_hour[21]) == (2, 1)
    assert found.days[-1].times == 10


def test_guided_days_and_meetings_are_counted_apart() -> None:
    found = told([*days(6, 6, 5, verb="ask"), *days(5, verb="meet"), *days(4)])
    assert (found.guided, found.meetings) == (2, 1)


def test_what_is_usual_must_stand_out() -> None:
    fridays = told(days(*range(2, 60, 7), hour=16), FRIDAYS)
    assert (usual_weekdays(fridays), usual_hours(fridays)) == ((4,), (16, 17))
    every_day = told(days(*range(28)))
    assert usual_weekdays(every_day) == ()
    assert usual_weekdays(told(days(2))) == (), "once is no habit"
    assert usual_hours(told(days(2))) is None


def test_a_usual_stretch_may_go_past_midnight() -> None:
    night = [Written(TODAY - timedelta(days=n), hour, "add", 1) for n in range(4) for hour in (23, 0)]
    assert usual_hours(told(night)) in ((23, 0), (0, 1), (23, 1))
    spread = [Written(TODAY, hour, "add", 1) for hour in range(24)]
    assert usual_hours(told(spread)) is None


def test_an_empty_journal_has_no_days() -> None:
    found = cadence([], rhythm=WEEKDAYS, begun=None, period=ALL, today=TODAY)
    assert (found.days, found.written, found.kept, found.missed) == ((), 0, 0, 0)
