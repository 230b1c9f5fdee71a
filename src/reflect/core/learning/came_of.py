"""What came of the follow-ups that were open when a period began."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.as_of import AsOf
from reflect.core.period import Period


class CameOf(NamedTuple):
    """How many there were, and of them: ``helped`` among those that were done, and ``in_vain``: those that
    did not; ``overdue`` among those that are still open, and ``failed``: those that were tried in the period
    and did not help. ``opened``: how many came in the period.
    """

    before: int
    done: int
    helped: int
    dropped: int
    open: int
    overdue: int
    failed: int = 0
    opened: int = 0
    in_vain: int = 0


def came_of(every: Sequence[FollowUp], *, period: Period, as_of: AsOf) -> CameOf:
    """Of the follow-ups opened before the period and not closed by then; what was tried earlier and did not
    help was open again."""
    start = period.first or date.min
    before = [
        each
        for each in every
        if as_of.opened_on(each) < start and (each.state == "open" or _closed(each, start))
    ]
    done = [each for each in before if each.state == "done"]
    waiting = [each for each in before if each.state == "open"]
    return CameOf(
        before=len(before),
        done=len(done),
        helped=sum(each.helped == "yes" for each in done),
        dropped=sum(each.state == "dropped" for each in before),
        open=len(waiting),
        overdue=sum(each.overdue(as_of.day) for each in waiting),
        failed=sum(each.reopened and _closed(each, start) for each in waiting),
        in_vain=sum(each.helped == "no" for each in done),
        opened=sum(as_of.opened_on(each) in period for each in every),
    )


def _closed(follow_up: FollowUp, since: date) -> bool:
    return follow_up.closed is not None and follow_up.closed >= since
