"""When something happened: an instant with the writer's offset, or a whole day without a time.

A day begins at ``day_starts`` (local time): for a night shift that sets 04:00, what happened at
02:30 still belongs to the evening before.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

MIDNIGHT = time()


class Moment(NamedTuple):
    """``instant`` is in UTC; ``utc_offset`` is the writer's, in minutes; ``day`` is the local day."""

    instant: datetime
    utc_offset: int
    timed: bool
    day: date

    @property
    def local(self) -> datetime:
        """The wall clock of the writer, with its offset."""
        return self.instant.astimezone(timezone(timedelta(minutes=self.utc_offset)))


def moment_at(local: datetime, *, day_starts: time = MIDNIGHT) -> Moment:
    """The moment of an aware local time; it belongs to the day before when that has not ended yet."""
    early = day_starts is not MIDNIGHT and local.time() < day_starts
    return Moment(
        instant=local.astimezone(UTC),
        utc_offset=minutes_from_utc(local),
        timed=True,
        day=local.date() - timedelta(days=1) if early else local.date(),
    )


def moment_on(midnight: datetime) -> Moment:
    """The moment of a day without a time, given that day's aware local midnight."""
    return Moment(midnight.astimezone(UTC), minutes_from_utc(midnight), timed=False, day=midnight.date())


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def iso_week(day: date) -> str:
    """``2026-W47``"""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def minutes_from_utc(local: datetime) -> int:
    """The offset of an aware time. Raises ValueError for one without."""
    offset = local.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time zone")
    return round(offset.total_seconds() / 60)
