"""Whether what was done about a pressure point held.

The last *strengthen* that was done counts, whatever was done before it; anything open but an attempt to
repeat a success is action under way, and so is a later one that did not help and is open again. What
happened on the day it was done counts as before it, unless both are timed; a reflection counts by the day it
tells of, whenever it was written.

A follow-up keeps the day on which it was done, not the time. Its time is that of the change that closed it,
if that was made on this very day: what was closed for another day (``--on``), or came closed from a file, has
none. A change keeps no offset, so the day of its instant is looked up where the reflection was: by the
offset of the reflection that it is compared with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from typing import Literal, NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.in_time import Happened, gaps, median_gap

Kind = Literal["recurred", "no action", "under way", "too early", "quiet"]
Closings = Mapping[int, datetime]
"""When the change was made that closed a follow-up, by its number; not for those that came closed."""

GAPS_ENOUGH = 2  # below that a median says nothing, and this many days are waited for instead:
DAYS_UNTOLD = 14


class Verdict(NamedTuple):
    """``since``: the day of the last thing done; ``recurred``: how often it gave way after that.

    ``until``: the day from which it is no longer too early to say. ``fix``: the last thing done itself.
    """

    kind: Kind
    since: date | None = None
    recurred: int = 0
    until: date | None = None
    fix: FollowUp | None = None

    @property
    def failed(self) -> FollowUp | None:
        """What was done and did not hold."""
        return self.fix if self.kind == "recurred" else None


def verdict(
    occasions: Sequence[Happened],
    follow_ups: Sequence[FollowUp],
    *,
    today: date,
    closings: Closings | None = None,
) -> Verdict:
    """Of all that is known up to today, the occasions in the order in which they happened.

    Where it gave way again, the occasions since the day of the last thing done are enough.
    """
    last = last_done(follow_ups, closings=closings)
    if last is not None and _failed_since(follow_ups, last):
        return Verdict("under way")
    if last is None:
        waiting = any(each.state == "open" and each.kind != "replicate" for each in follow_ups)
        return Verdict("under way" if waiting else "no action")
    acted = day_of(last)
    at = (closings or {}).get(last.number)
    known = [one for one in occasions if one.day <= today]
    recurred = sum(came_after(one, acted, at) for one in known)
    if recurred:
        return Verdict("recurred", acted, recurred, fix=last)
    wait = _to_wait([one.day for one in known])
    until = acted + timedelta(days=min(wait, (date.max - acted).days))
    if today < until:
        return Verdict("too early", acted, until=until, fix=last)
    return Verdict("quiet", acted, fix=last)


def last_done(follow_ups: Sequence[FollowUp], *, closings: Closings | None = None) -> FollowUp | None:
    """The strengthening that was done last; of one day the one that was closed last, if that is known."""
    done = [each for each in follow_ups if each.kind == "strengthen" and each.state == "done"]
    times = closings or {}

    def order(each: FollowUp) -> tuple[date, bool, datetime, int]:
        at = times.get(each.number, each.created)
        return day_of(each), each.number in times, at, each.number

    return max(done, key=order, default=None)


def _failed_since(follow_ups: Sequence[FollowUp], last: FollowUp) -> bool:
    """Whether what was tried after the last thing done did not help, and is open again: the newest fix is
    known to have failed, whatever came of an older one."""
    return any(
        each.kind == "strengthen" and each.reopened and (each.closed or date.min) >= day_of(last)
        for each in follow_ups
    )


def day_of(done: FollowUp) -> date:
    return done.closed or done.created.date()


def came_after(one: Happened, acted: date, at: datetime | None) -> bool:
    """Whether it happened after what was done on that day; ``at``: when the change was made that says so."""
    if one.day != acted:
        return one.day > acted
    same_day = at is not None and at.astimezone(one.on.tzinfo).date() == acted
    return one.timed and same_day and at is not None and one.on > at


def _to_wait(days: Sequence[date]) -> int:
    """How many days it must have been quiet; at least one, though it may give way twice a day."""
    usual = median_gap(days) if len(gaps(days)) >= GAPS_ENOUGH else None
    return DAYS_UNTOLD if usual is None else max(1, ceil(usual))
