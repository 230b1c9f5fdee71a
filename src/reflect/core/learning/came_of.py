"""What came of the follow-ups that were open when a period began."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.period import Period


class CameOf(NamedTuple):
    """How many there were, and of them: ``helped`` among those that were done, ``overdue`` among those that
    are still open."""

    before: int
    done: int
    helped: int
    dropped: int
    open: int
    overdue: int


def came_of(every: Sequence[FollowUp], *, period: Period, today: date) -> CameOf:
    """Of the follow-ups opened before the period and not closed by then."""
    start = period.first or date.min
    before = [
        each
        for each in every
        if each.created.date() < start and (each.closed is None or each.closed >= start)
    ]
    done = [each for each in before if each.state == "done"]
    waiting = [each for each in before if each.state == "open"]
    return CameOf(
        before=len(before),
        done=len(done),
        helped=sum(each.helped == "yes" for each in done),
        dropped=sum(each.state == "dropped" for each in before),
        open=len(waiting),
        overdue=sum(each.overdue(today) for each in waiting),
    )
