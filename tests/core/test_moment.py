"""When something happened: an instant, the writer's offset, and the local day it counts for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.moment import iso_week, moment_at, moment_on, monday_of

NIGHT = time(4)
EARLY, LATE = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)
OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=quarters * 15)))
WALL_CLOCKS = st.datetimes(min_value=EARLY.replace(tzinfo=None), max_value=LATE.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("clock", "day_starts", "day"),
    [
        ("2026-11-22T00:00", time(), date(2026, 11, 22)),
        ("2026-11-22T23:59", time(), date(2026, 11, 22)),
        ("2026-11-22T03:59", NIGHT, date(2026, 11, 21)),
        ("2026-11-22T04:00", NIGHT, date(2026, 11, 22)),
        ("2027-01-01T00:30", NIGHT, date(2026, 12, 31)),
        ("2024-03-01T02:00", NIGHT, date(2024, 2, 29)),
    ],
)
def test_a_day_begins_when_its_owner_says(clock: str, day_starts: time, day: date) -> None:
    local = datetime.fromisoformat(clock).replace(tzinfo=timezone(timedelta(hours=2)))
    assert moment_at(local, day_starts=day_starts).day == day


@given(WALL_CLOCKS, OFFSETS)
def test_the_wall_clock_of_the_writer_comes_back(clock: datetime, offset: timezone) -> None:
    local = clock.replace(tzinfo=offset)
    moment = moment_at(local)
    assert moment.local == local
    assert moment.local.replace(tzinfo=None) == local.replace(tzinfo=None)
    assert (moment.instant.tzinfo, moment.timed) == (UTC, True)


def test_a_whole_day_has_no_time() -> None:
    moment = moment_on(datetime(2026, 11, 22, tzinfo=timezone(timedelta(hours=13))))
    assert (moment.timed, moment.day, moment.instant) == (
        False,
        date(2026, 11, 22),
        datetime(2026, 11, 21, 11, tzinfo=UTC),
    )


def test_a_time_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment_at(EARLY.replace(tzinfo=None))


@given(st.dates(min_value=date(1, 1, 8)))
def test_a_week_begins_on_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(7)
    assert iso_week(day) == iso_week(monday)
    year, _, week = iso_week(day).partition("-W")
    assert date.fromisocalendar(int(year), int(week), day.isoweekday()) == day


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 22), "2026-W47"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2020, 12, 31), "2020-W53"),
    ],
)
def test_the_year_of_a_week_is_that_of_its_thursday(day: date, week: str) -> None:
    assert iso_week(day) == week
