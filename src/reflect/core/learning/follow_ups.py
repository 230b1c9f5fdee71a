"""Follow-ups across reflections: which are open, which late, what became of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.period import Period
from reflect.core.reflection import Reflection


class FollowUps(NamedTuple):
    """``open``: the overdue first, then by due day, those without one last."""

    open: tuple[FollowUp, ...]
    overdue: int
    done: int
    dropped: int


def follow_ups(reflections: Iterable[Reflection], *, today: date) -> FollowUps:
    every = [follow_up for reflection in reflections for follow_up in reflection.follow_ups]
    waiting = in_order_of_due(follow_up for follow_up in every if follow_up.state == "open")
    return FollowUps(
        open=waiting,
        overdue=sum(follow_up.overdue(today) for follow_up in waiting),
        done=sum(follow_up.state == "done" for follow_up in every),
        dropped=sum(follow_up.state == "dropped" for follow_up in every),
    )


def in_order_of_due(found: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.number, each.text)))


def closed_in(reflections: Iterable[Reflection], period: Period) -> tuple[FollowUp, ...]:
    """What was done or dropped within the period, in the order in which it was."""
    closed = [
        follow_up
        for reflection in reflections
        for follow_up in reflection.follow_ups
        if follow_up.state != "open" and follow_up.closed is not None and follow_up.closed in period
    ]
    return tuple(sorted(closed, key=lambda each: (each.closed or date.min, each.number, each.text)))
