"""What was met for the first time a few weeks ago."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from reflect.core.learning.pressure import GaveWay
from reflect.core.period import Period
from reflect.core.themes import Theme

FRESH = timedelta(weeks=4)  # what turned up since then is new; as long is looked at before


class New(NamedTuple):
    """A pressure point that gave way, or a theme that was met, for the first time ever on the day ``first``.
    ``times``: in the period. ``private``: only private reflections hold it."""

    kind: Literal["point", "theme"]
    name: str
    first: date
    times: int
    private: bool = False


class Fresh(NamedTuple):
    """The days on which something may have been met for the first time: the last four weeks of a period, or
    all of a shorter one. ``begun``: the day of the journal's first reflection, None where it holds none."""

    first: date
    last: date
    begun: date | None

    @property
    def known(self) -> bool:
        """Whether enough was written before to tell what is new."""
        return self.begun is not None and self.begun + FRESH <= self.first


def fresh(period: Period, *, today: date, begun: date | None) -> Fresh:
    last = period.end(today)
    first = max(last, date.min + FRESH) - FRESH + timedelta(days=1)
    return Fresh(max(first, period.first or first), last, begun)


def new_points(points: Iterable[GaveWay], *, span: Fresh, first_at_points: Mapping[str, date]) -> list[New]:
    """``first_at_points``: when each gave way for the first time ever, of those that did after the span
    began."""
    found = (
        New("point", point.point, first_at_points.get(point.point, point.first), point.times)
        for point in points
    )
    return [new for new in found if new.first >= span.first]


def may_be_new(themes: Iterable[Theme], *, span: Fresh) -> list[Theme]:
    """Those that the weeks in which they were sought do not know from before."""
    sunday = timedelta(days=6)
    return [theme for theme in themes if theme.by_week and theme.by_week[0][0] + sunday >= span.first]


def in_order(found: Iterable[New]) -> tuple[New, ...]:
    """The most frequent first, of the same the newest."""
    return tuple(sorted(found, key=lambda each: (-each.times, -each.first.toordinal(), each.kind, each.name)))
