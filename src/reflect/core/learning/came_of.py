"""What came of the follow-ups that were open when a period began, and of those that it opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.as_of import AsOf
from reflect.core.period import Period


class Tally(NamedTuple):
    """How some follow-ups stand: each is done, dropped or open.

    ``helped``, ``in_vain`` (it did not) and ``unsure`` among those that are done; ``overdue`` among those
    that are open, and ``failed``: those that were tried in the period and did not help.
    """

    times: int = 0
    done: int = 0
    helped: int = 0
    in_vain: int = 0
    unsure: int = 0
    dropped: int = 0
    open: int = 0
    overdue: int = 0
    failed: int = 0

    @property
    def not_said(self) -> int:
        """How many are done of which nobody said whether it helped."""
        return self.done - self.helped - self.in_vain - self.unsure


class CameOf(NamedTuple):
    """Of those that were open ``before`` the period, and of those that were ``opened`` in it."""

    before: Tally
    opened: Tally


def came_of(every: Sequence[FollowUp], *, period: Period, as_of: AsOf) -> CameOf:
    """``before``: opened before the period and not closed by then; what was tried earlier and did not help
    was open again."""
    start = period.first or date.min
    before = [
        each
        for each in every
        if as_of.opened_on(each) < start and (each.state == "open" or _closed(each, start))
    ]
    opened = [each for each in every if as_of.opened_on(each) in period]
    return CameOf(*(_tally(each, start=start, today=as_of.day) for each in (before, opened)))


def _tally(every: Sequence[FollowUp], *, start: date, today: date) -> Tally:
    done = [each.helped for each in every if each.state == "done"]
    waiting = [each for each in every if each.state == "open"]
    return Tally(
        times=len(every),
        done=len(done),
        helped=done.count("yes"),
        in_vain=done.count("no"),
        unsure=done.count("unsure"),
        dropped=sum(each.state == "dropped" for each in every),
        open=len(waiting),
        overdue=sum(each.overdue(today) for each in waiting),
        failed=sum(each.reopened and _closed(each, start) for each in waiting),
    )


def _closed(follow_up: FollowUp, since: date) -> bool:
    return follow_up.closed is not None and follow_up.closed >= since
