"""The order in which reflections happened, and the weeks they fall in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from typing import NamedTuple, Protocol, TypeVar

from reflect.core.follow_up import FollowUp

Weekly = tuple[tuple[date, int], ...]
"""(Monday, how many), ascending; weeks with none are left out."""


class Happened(Protocol):
    """What is told of when something happened: a reflection, or the little of one that a report needs."""

    @property
    def number(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def week(self) -> date: ...
    @property
    def timed(self) -> bool: ...
    @property
    def on(self) -> datetime: ...


class AtPoint(Happened, Protocol):
    """What happened, where, and what was to be done about it, as far as that was read with it."""

    @property
    def point(self) -> str | None: ...
    @property
    def follow_ups(self) -> Sequence[FollowUp]: ...


class Occasion(NamedTuple):
    """The little of a reflection that counting needs: when it happened, and at which pressure point."""

    number: int
    point: str | None
    day: date
    week: date
    timed: bool
    on: datetime
    follow_ups: tuple[FollowUp, ...] = ()


H = TypeVar("H", bound=Happened)


def happened(one: Happened) -> tuple[date, bool, datetime, int]:
    """Sorts by when it happened; what has no time comes after the timed ones of its day."""
    return one.day, not one.timed, one.on, one.number


def newest_first(found: Iterable[H]) -> list[H]:
    return sorted(found, key=happened, reverse=True)


def by_week(found: Iterable[Happened]) -> Weekly:
    return tuple(sorted(Counter(one.week for one in found).items()))


def gaps(days: Iterable[date]) -> list[int]:
    """The days from each to the next, of days in order."""
    return [(later - earlier).days for earlier, later in pairwise(days)]


def median_gap(days: Iterable[date]) -> float | None:
    """None where there is no second day."""
    between = gaps(days)
    return float(median(between)) if between else None
