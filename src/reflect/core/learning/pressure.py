"""Where things gave way: by pressure point, and those reflections that name none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.in_time import Weekly, by_week, happened
from reflect.core.learning.recurring import themes_of
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Reading, Theme

PHRASES = 5  # shown for the reflections that name no point


class PressurePoint(NamedTuple):
    """A point and its reflections, oldest first. ``median_gap_days``: None with fewer than two."""

    point: str
    description: str | None
    reflections: tuple[Reflection, ...]
    first: date
    last: date
    median_gap_days: float | None
    by_week: Weekly
    follow_ups: tuple[FollowUp, ...]

    @property
    def times(self) -> int:
        return len(self.reflections)

    @property
    def open(self) -> int:
        return sum(follow_up.state == "open" for follow_up in self.follow_ups)

    @property
    def done(self) -> int:
        return sum(follow_up.state == "done" for follow_up in self.follow_ups)


class WithoutPoint(NamedTuple):
    """Reflections of lens pressure that name no point, oldest first, and what recurs in them."""

    reflections: tuple[Reflection, ...]
    phrases: tuple[Theme, ...]


class Pressure(NamedTuple):
    """Every reflection of lens pressure stands in one of the two, once."""

    points: tuple[PressurePoint, ...]
    without_point: WithoutPoint

    @property
    def total(self) -> int:
        return sum(point.times for point in self.points) + len(self.without_point.reflections)


FollowUpsAtPoints = Mapping[str, Sequence[FollowUp]]


def pressure(
    reflections: Sequence[Reflection],
    *,
    descriptions: Mapping[str, str | None],
    at_points: FollowUpsAtPoints | None = None,
    reading: Reading = AS_IT_COMES,
) -> Pressure:
    """``descriptions``: of the points that have one, by name. ``at_points``: see ``grouped``."""
    points, nameless = grouped(reflections, descriptions=descriptions, at_points=at_points)
    phrases = themes_of(nameless, top=PHRASES, reading=reading)
    return Pressure(points, WithoutPoint(nameless, tuple(phrases)))


def grouped(
    reflections: Sequence[Reflection],
    *,
    descriptions: Mapping[str, str | None],
    at_points: FollowUpsAtPoints | None = None,
) -> tuple[tuple[PressurePoint, ...], tuple[Reflection, ...]]:
    """The points, by what needs attention, and the reflections without one.

    ``at_points``: the follow-ups of each point where more are known than these reflections have: what
    was done about a point before the period counts in it too.
    """
    by_point: dict[str | None, list[Reflection]] = defaultdict(list)
    for reflection in sorted(reflections, key=happened):
        if reflection.lens == "pressure":
            by_point[reflection.point or None].append(reflection)
    nameless = by_point.pop(None, [])
    points = [
        _point(name, found, description=descriptions.get(name), follow_ups=(at_points or {}).get(name))
        for name, found in by_point.items()
        if name is not None
    ]
    return tuple(sorted(points, key=_attention)), tuple(nameless)


def _attention(point: PressurePoint) -> tuple[bool, int, int, str]:
    """First where something is open, or nothing was done since it last gave way; then the most frequent,
    then the latest."""
    done = [each.closed or point.last for each in point.follow_ups if each.state == "done"]
    settled = point.open == 0 and max(done, default=date.min) >= point.last
    return settled, -point.times, -point.last.toordinal(), point.point


def _point(
    name: str,
    reflections: Sequence[Reflection],
    *,
    description: str | None,
    follow_ups: Sequence[FollowUp] | None,
) -> PressurePoint:
    days = [reflection.day for reflection in reflections]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return PressurePoint(
        point=name,
        description=description,
        reflections=tuple(reflections),
        first=days[0],
        last=days[-1],
        median_gap_days=float(median(gaps)) if gaps else None,
        by_week=by_week(reflections),
        follow_ups=tuple(follow_ups or (each for one in reflections for each in one.follow_ups)),
    )
