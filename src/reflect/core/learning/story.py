"""The story of one pressure point: what happened there and what was done about it, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Literal, NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.in_time import Happened, Weekly, by_week, happened, median_gap
from reflect.core.learning.verdict import Closings, Verdict, came_after
from reflect.core.period import Period
from reflect.core.reflection import Reflection

What = Literal["gave way", "went well", "noted", "opened", "done", "dropped", "did not help"]
BY_LENS: Mapping[str | None, What] = {"pressure": "gave way", "positive": "went well"}


class Event(NamedTuple):
    """Something that happened: a reflection, or what became of a follow-up.

    ``days_since``: since the point gave way the time before, where it gave way again.
    """

    day: date
    what: What
    reflection: Reflection | None = None
    follow_up: FollowUp | None = None
    days_since: int | None = None


class Story(NamedTuple):
    """``events``: of the period, in their order; so are the times it gave way. The verdict is of its whole
    life."""

    point: str
    description: str | None
    occasions: tuple[Happened, ...]
    median_gap_days: float | None
    by_week: Weekly
    verdict: Verdict
    follow_ups: tuple[FollowUp, ...]
    events: tuple[Event, ...]


class Told(NamedTuple):
    """What a story is made of, whenever it was. ``zone``: where a follow-up was opened that no reflection
    brought."""

    reflections: Sequence[Reflection]
    follow_ups: Sequence[FollowUp]
    closings: Closings
    zone: tzinfo | None


def story(
    point: str,
    told: Told,
    *,
    description: str | None,
    verdict: Verdict,
    period: Period,
) -> Story:
    """Of the period, from what is known whenever it was."""
    hard = sorted((each for each in told.reflections if each.lens == "pressure"), key=happened)
    hard = [each for each in hard if each.day in period]
    return Story(
        point=point,
        description=description,
        occasions=tuple(hard),
        median_gap_days=median_gap([each.day for each in hard]),
        by_week=by_week(hard),
        verdict=verdict,
        follow_ups=tuple(told.follow_ups),
        events=tuple(event for event in events(told) if event.day in period),
    )


def events(told: Told) -> list[Event]:
    """In the order of days; of one day first what happened, then what was opened and closed, then what is
    known to have happened after that."""
    written = {each.number: each for each in told.reflections}
    closed = [event for each in told.follow_ups for event in _closed(each)]
    opened = [Event(_opened(each, written, told.zone), "opened", follow_up=each) for each in told.follow_ups]
    ranked = [(event.day, 1, event) for event in opened] + [(event.day, 2, event) for event in closed]
    for event in _happened(told.reflections):
        later = any(_after(event, each, told.closings) for each in closed)
        ranked.append((event.day, 3 if later else 0, event))
    return [event for _, _, event in sorted(ranked, key=lambda each: each[:2])]


def _happened(reflections: Iterable[Reflection]) -> Iterator[Event]:
    last: date | None = None
    for each in sorted(reflections, key=happened):
        what = BY_LENS.get(each.lens, "noted")
        again = what == "gave way" and last is not None
        yield Event(each.day, what, each, days_since=(each.day - last).days if again and last else None)
        last = each.day if what == "gave way" else last


def _opened(follow_up: FollowUp, written: Mapping[int, Reflection], zone: tzinfo | None) -> date:
    """The day of the reflection that brought it; of one that was added later, the day that was then."""
    brought_by = written.get(follow_up.for_ or 0)
    if brought_by is not None and follow_up.created <= brought_by.written:
        return brought_by.day
    return follow_up.created.astimezone(brought_by.written.tzinfo if brought_by else zone).date()


def _closed(follow_up: FollowUp) -> Iterator[Event]:
    if follow_up.closed is None:
        return
    if follow_up.state == "open":
        yield Event(follow_up.closed, "did not help", follow_up=follow_up)
    else:
        yield Event(follow_up.closed, "done" if follow_up.state == "done" else "dropped", follow_up=follow_up)


def _after(event: Event, closed: Event, closings: Closings) -> bool:
    if event.reflection is None or closed.follow_up is None or event.day != closed.day:
        return False
    at: datetime | None = closings.get(closed.follow_up.number)
    return came_after(event.reflection, closed.day, at)
