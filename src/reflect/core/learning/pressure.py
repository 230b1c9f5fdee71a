"""Where things gave way: by pressure point, with the verdict on what was done, and what names no point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.in_time import AtPoint, Happened, Weekly, by_week, happened, median_gap
from reflect.core.learning.recurring import themes_of
from reflect.core.learning.verdict import Closings, Verdict, verdict
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Reading, Theme

PHRASES = 5  # shown for the reflections that name no point
READ_FOR_PHRASES = 100  # of these reflections, the newest: what recurs now, at once


class PointHistory(NamedTuple):
    """What is known of a point from all of its life, beside the reflections that a report is about.

    ``occasions``: when it gave way, in order; see ``verdict`` for which will do. ``follow_ups``: what was to
    be done about it. Where one is None, what the report's own reflections say of it is all there is.
    """

    description: str | None = None
    occasions: Sequence[Happened] | None = None
    follow_ups: Sequence[FollowUp] | None = None
    closings: Closings | None = None


UNKNOWN = PointHistory()
Histories = Mapping[str, PointHistory]


class GaveWay(NamedTuple):
    """How often a point gave way in a period, and when first and last; no more is read of it."""

    point: str
    times: int
    first: date
    last: date


class PressurePoint(NamedTuple):
    """A point and its reflections of the period, oldest first; its verdict is of its whole life.

    ``median_gap_days``: None with fewer than two. ``private``: only private reflections name it.
    """

    point: str
    description: str | None
    reflections: tuple[Happened, ...]
    first: date
    last: date
    median_gap_days: float | None
    by_week: Weekly
    follow_ups: tuple[FollowUp, ...]
    verdict: Verdict
    private: bool = False

    @property
    def times(self) -> int:
        return len(self.reflections)

    @property
    def open(self) -> int:
        return sum(follow_up.state == "open" for follow_up in self.follow_ups)

    @property
    def done(self) -> int:
        return sum(follow_up.state == "done" for follow_up in self.follow_ups)


class Elsewhere(NamedTuple):
    """A point that did not give way in the period, though something was done about it or is to be.

    ``last``: when it did; None where nothing was ever written about it.
    """

    point: str
    description: str | None
    last: date | None
    follow_ups: tuple[FollowUp, ...]
    verdict: Verdict
    private: bool = False


class WithoutPoint(NamedTuple):
    """Reflections of lens pressure that name no point, oldest first; the last few of them whole, the newest
    first; and what recurs in the newest."""

    reflections: tuple[Happened, ...]
    newest: tuple[Reflection, ...]
    phrases: tuple[Theme, ...]


class Pressure(NamedTuple):
    """Every reflection of lens pressure stands at one of the points or without one, once."""

    points: tuple[PressurePoint, ...]
    without_point: WithoutPoint
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def total(self) -> int:
        return sum(point.times for point in self.points) + len(self.without_point.reflections)


def without_point(
    found: Sequence[Happened], newest: Sequence[Reflection], *, reading: Reading = AS_IT_COMES
) -> WithoutPoint:
    """``newest``: the last of them, oldest first, read whole."""
    newest = newest[-READ_FOR_PHRASES:]
    phrases = themes_of(newest, top=PHRASES, reading=reading)
    return WithoutPoint(tuple(found), tuple(newest[::-1]), tuple(phrases))


def grouped(
    occasions: Iterable[AtPoint], *, today: date, histories: Histories | None = None
) -> tuple[tuple[PressurePoint, ...], tuple[AtPoint, ...]]:
    """The points, by what needs attention, and what has none. ``occasions``: of lens pressure alone."""
    known = histories or {}
    by_point: dict[str | None, list[AtPoint]] = defaultdict(list)
    for one in sorted(occasions, key=happened):
        by_point[one.point or None].append(one)
    nameless = by_point.pop(None, [])
    points = [
        _point(name, found, known.get(name, UNKNOWN), today=today)
        for name, found in by_point.items()
        if name is not None
    ]
    return tuple(sorted(points, key=lambda point: _need_of(point, today=today))), tuple(nameless)


def by_need(counted: Iterable[GaveWay], *, histories: Histories, today: date) -> list[GaveWay]:
    """In the order in which ``grouped`` has the points. ``histories``: of each, with its occasions."""

    def need(point: GaveWay) -> Need:
        history = histories[point.point]
        found = verdict_of(history, today=today)
        return attention(point, found, history.follow_ups or (), today=today)

    return sorted(counted, key=need)


def elsewhere(
    histories: Histories, points: Iterable[PressurePoint], *, lasts: Mapping[str, date], today: date
) -> tuple[Elsewhere, ...]:
    """The points that are not among these, but where something was done or is to be; the open ones first.

    ``lasts``: when each gave way last, of those that ever did.
    """
    shown = {point.point for point in points}
    found = [
        Elsewhere(
            name,
            history.description,
            lasts.get(name),
            tuple(history.follow_ups or ()),
            verdict_of(history, today=today),
        )
        for name, history in histories.items()
        if name not in shown
    ]
    told = [each for each in found if each.verdict.kind != "no action"]
    return tuple(sorted(told, key=lambda each: (KINDS.index(each.verdict.kind), each.point)))


KINDS = ("recurred", "no action", "under way", "too early", "quiet")


Need = tuple[int, int, int, str]


def attention(
    point: GaveWay | PressurePoint, found: Verdict, follow_ups: Sequence[FollowUp], *, today: date
) -> Need:
    """What needs attention most sorts first; of the same the most frequent, then the latest.

    It gave way again and nothing is open; it gave way twice and nothing was done; something is overdue; it
    gave way again and something is open; something is open; it gave way once; it is too early to say; quiet.
    """
    kind = found.kind
    late = any(follow_up.overdue(today) for follow_up in follow_ups)
    waits = any(follow_up.state == "open" for follow_up in follow_ups)
    orders = (
        kind == "recurred" and not waits,
        kind == "no action" and point.times > 1,
        kind in ("recurred", "under way") and late,
        kind == "recurred",
        kind == "under way",
        kind == "no action",
        kind == "too early",
        kind == "quiet",
    )
    return orders.index(True), -point.times, -point.last.toordinal(), point.point


def _need_of(point: PressurePoint, *, today: date) -> Need:
    return attention(point, point.verdict, point.follow_ups, today=today)


def _point(name: str, found: Sequence[AtPoint], history: PointHistory, *, today: date) -> PressurePoint:
    days = [one.day for one in found]
    own = [each for one in found for each in one.follow_ups]
    follow_ups = own if history.follow_ups is None else history.follow_ups
    return PressurePoint(
        point=name,
        description=history.description,
        reflections=tuple(found),
        first=days[0],
        last=days[-1],
        median_gap_days=median_gap(days),
        by_week=by_week(found),
        follow_ups=tuple(follow_ups),
        verdict=verdict_of(history._replace(follow_ups=follow_ups), found, today=today),
    )


def verdict_of(history: PointHistory, found: Sequence[Happened] = (), *, today: date) -> Verdict:
    """``found``: the occasions where the history knows no others."""
    occasions = found if history.occasions is None else history.occasions
    return verdict(occasions, history.follow_ups or (), today=today, closings=history.closings)
