"""Which old reflection comes back today, and why: never at random."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import Literal, NamedTuple, TypeVar

from reflect.core.learning.in_time import happened, newest_first
from reflect.core.learning.positives import positive
from reflect.core.reflection import Reflection

Why = Literal["point", "year", "review", "replication"]
T = TypeVar("T")

FRESH = timedelta(days=14)  # how long a point that rose again is news
ABOUT = timedelta(days=3)  # round the day a year ago, where nothing was written on it
UNTRIED = timedelta(days=28)  # that a success waits before one is reminded to try it again
REVIEWED = timedelta(days=28)  # how long a review that is due brings its reflection back
ATTEMPTED = timedelta(days=7)  # that an attempt is left alone
ROUND = 8  # days; an even number, so that two which alternate go on alternating
REMEMBERED = timedelta(days=2 * ROUND)  # how far back it is worked out what came before


class Back(NamedTuple):
    """A reflection that comes back; ``reason`` says in words what ``why`` says in one."""

    reflection: Reflection
    why: Why
    reason: str


def looking_back(reflections: Iterable[Reflection], *, today: date) -> list[Back]:
    """All that may come back today, each once; the first is today's.

    The day alone decides, so that asking twice shows the same one. The kinds of reason take turns,
    and so do those of a kind; what was written on this very day a year ago goes before. What came
    yesterday stands last today: the days before are worked out again, for nobody keeps a list.
    """
    known = sorted(reflections, key=happened)
    backs: list[Back] = []
    shown: int | None = None
    for ago in range(ROUND + today.toordinal() % ROUND, -1, -1):
        day = today - timedelta(days=ago)
        backs = _on(day, [each for each in known if each.written.date() <= day and each.day <= day])
        backs.sort(key=lambda back: back.reflection.number == shown)
        shown = backs[0].reflection.number if backs else None
    return backs


def year_before(day: date) -> date:
    """The same day of the year before; the 28th where it had no 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _on(day: date, known: Sequence[Reflection]) -> list[Back]:
    """``known``: what had been written by that day, oldest first."""
    exact = [back for back in _a_year_ago(day, known) if back.reflection.day == year_before(day)]
    every = (_at_points(day, known), _a_year_ago(day, known), _to_review(day, known), _unanswered(day, known))
    kinds = [kind for kind in every if kind]
    round_, turn = divmod(day.toordinal(), max(1, len(kinds)))
    one_by_one = chain.from_iterable(zip_longest(*_turned([_turned(kind, round_) for kind in kinds], turn)))
    once: dict[int, Back] = {}
    for back in chain(exact, one_by_one):
        if back is not None:
            once.setdefault(back.reflection.number, back)
    return list(once.values())


def _at_points(day: date, known: Sequence[Reflection]) -> list[Back]:
    """For each point that gave way lately and before: one of the times before, another one each day."""
    by_point: dict[str, list[Reflection]] = {}
    for reflection in known:
        if reflection.point and reflection.lens == "pressure":
            by_point.setdefault(reflection.point, []).append(reflection)
    backs = []
    for point, times in by_point.items():
        last = times[-1].day
        before = [each for each in times if each.day < last]
        if before and day - last <= FRESH:
            reason = f"the same pressure point, {point}, gave way again {_when(last, day)}"
            backs.append((last, Back(before[-1 - day.toordinal() % len(before)], "point", reason)))
    return [back for _, back in sorted(backs, key=lambda each: each[0], reverse=True)]


def _a_year_ago(day: date, known: Sequence[Reflection]) -> list[Back]:
    """Those of the very day; else those of the days around it, the nearest first."""
    then = year_before(day)
    near = [each for each in known if abs(each.day - then) <= ABOUT]
    if exact := [each for each in near if each.day == then]:
        return [Back(each, "year", "a year ago today") for each in exact]
    near.sort(key=lambda each: abs(each.day - then))
    return [Back(each, "year", "a year ago, within a few days") for each in near]


def _to_review(day: date, known: Sequence[Reflection]) -> list[Back]:
    """Those with something that was to be looked at again, the latest first."""
    due = [
        (each.review, reflection, each.name)
        for reflection in newest_first(known)
        for each in reflection.follow_ups
        if each.review is not None
        and each.review <= day <= each.review + REVIEWED
        and each.state != "dropped"
    ]
    return [
        Back(reflection, "review", f"{name} was to be looked at again {_when(review, day)}")
        for review, reflection, name in sorted(due, key=lambda found: found[0], reverse=True)
    ]


def _unanswered(day: date, known: Sequence[Reflection]) -> list[Back]:
    """Successes that somebody wanted to repeat and has not yet, then those that nobody tried to."""
    wanted, untried = [], []
    for reflection in newest_first(known):
        attempts = positive(reflection).follow_ups
        waiting = [
            each
            for each in attempts
            if each.state == "open" and day - each.created.date() >= ATTEMPTED and each.closed is None
        ]
        if waiting:
            reason = f"a success to repeat: {waiting[0].name} is still open"
            wanted.append(Back(reflection, "replication", reason))
        elif not attempts and reflection.lens == "positive" and day - reflection.day >= UNTRIED:
            untried.append(Back(reflection, "replication", "a success that nobody has tried to repeat yet"))
    return wanted + untried


def _turned(items: list[T], by: int) -> list[T]:
    """The same ones in the same order, beginning with another."""
    start = by % len(items) if items else 0
    return items[start:] + items[:start]


def _when(then: date, today: date) -> str:
    days = (today - then).days
    named = {0: "today", 1: "yesterday"}
    return named.get(days, f"on {then:%A} {then}")
