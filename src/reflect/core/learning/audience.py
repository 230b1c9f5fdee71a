"""What others may see of reflections, and in which form. Private ones never come this far.

An anonymous reflection carries no name, no number, no exact day and no place in an order, and it stays
out where the rest would give it away: when everything comes from one writer, or when only a part of
its week is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from typing import NamedTuple

from reflect.core.errors import ReflectError
from reflect.core.follow_up import FollowUp
from reflect.core.moment import monday_of
from reflect.core.period import Period
from reflect.core.reflection import Reflection, folded

DAYS_ENOUGH = 4  # of a running week, before an anonymous reflection of it is shown


class Shown(NamedTuple):
    """``inside`` the period and ``around`` it (the inside included); ``held_back``: how many
    anonymous ones of the period stayed out."""

    inside: tuple[Reflection, ...]
    around: tuple[Reflection, ...]
    held_back: int


def for_others(
    reflections: Sequence[Reflection], *, period: Period, today: date, chosen_by_person: bool = False
) -> Shown:
    """The reflections as others may see them.

    ``reflections``: those of the period and, where themes and points look further back, those before
    it. ``chosen_by_person``: a filter names someone, who would then be known to stand behind every
    anonymous one. Raises ReflectError for a private one: that is the caller's mistake, and it must
    not get out.
    """
    if any(reflection.audience == "private" for reflection in reflections):
        raise ReflectError("A private reflection was about to be shown to others; nothing was written.")
    named = [reflection for reflection in reflections if reflection.audience != "anonymous"]
    anonymous = [reflection for reflection in reflections if reflection.audience == "anonymous"]
    nameless = nameless_for_others(
        anonymous,
        period=period,
        today=today,
        hidden=not chosen_by_person and several_writers(reflections),
    )
    inside = [reflection for reflection in named if reflection.day in period]
    return Shown(
        inside=(*inside, *nameless.inside),
        around=(*named, *nameless.around),
        held_back=nameless.held_back,
    )


def nameless_for_others(
    anonymous: Sequence[Reflection], *, period: Period, today: date, hidden: bool
) -> Shown:
    """The anonymous ones alone, in an order and under numbers that tell nothing.

    ``hidden``: they are among several people's words, and nobody was asked for by name.
    """
    safe = [
        each for each in anonymous if whole_week(each.week, period, today) or over_before(each.week, period)
    ]
    nameless = [
        (without_traces(reflection, number=-place), reflection.day in period)
        for place, reflection in enumerate(sorted(safe if hidden else (), key=_shuffled), start=1)
    ]
    return Shown(
        inside=tuple(reflection for reflection, within in nameless if within),
        around=tuple(reflection for reflection, _ in nameless),
        held_back=sum(reflection.day in period for reflection in anonymous)
        - sum(within for _, within in nameless),
    )


def several_writers(reflections: Iterable[Reflection]) -> bool:
    """Whether more than one person's words are among them; no name stands for the journal's owner."""
    return len({folded(reflection.by or "") for reflection in reflections}) > 1


def without_traces(reflection: Reflection, *, number: int) -> Reflection:
    """An anonymous reflection under another number, without names, exact day, or its own order."""
    monday = reflection.week
    midnight = reflection.on.replace(
        year=monday.year, month=monday.month, day=monday.day, hour=0, minute=0, second=0, microsecond=0
    )
    return reflection._replace(
        number=number,
        id="",
        key=None,
        source=None,
        on=midnight,
        written=midnight,
        timed=False,
        day=monday,
        by=None,
        with_=(),
        from_=(),
        highlighted=False,
        revision=1,
        follow_ups=tuple(_nameless(each, number=number) for each in reflection.follow_ups),
    )


def _nameless(follow_up: FollowUp, *, number: int) -> FollowUp:
    """Without names, and without days and a role that may stand for one; of when it was opened the week is
    left."""
    monday = monday_of(follow_up.created.date())
    return follow_up._replace(
        created=datetime.combine(monday, time(12), follow_up.created.tzinfo),
        number=0,
        for_=number,
        owner=None,
        with_=(),
        where=None,
        note=None,
        role=None,
        stage_since=None,
        asked=None,
    )


def whole_week(monday: date, period: Period, today: date) -> bool:
    """Whether the period shows the week from Monday to Sunday, or to today while it still runs; then only
    once enough of its days have passed, for the first would be told as the only one."""
    sunday = monday + timedelta(days=6)
    last = min(sunday, max(today, monday))
    return monday in period and last in period and last - monday >= timedelta(days=DAYS_ENOUGH - 1)


def over_before(monday: date, period: Period) -> bool:
    """Whether the week was over when the period began: one that reaches into it would tell on which side of
    that day."""
    return period.first is not None and monday + timedelta(days=6) < period.first


def _shuffled(reflection: Reflection) -> bytes:
    """An order that depends on the words alone."""
    return blake2b(reflection.own_words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
