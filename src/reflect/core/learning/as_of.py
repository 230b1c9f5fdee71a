"""Follow-ups as they stood when a day ended: what was opened, closed or put off later is not known yet.

A closing counts by the day that it names, whenever that was said; when something is due or to be looked at
again, as it was said by then. The words are those of today: what was taken out of them stays out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.moment import monday_of
from reflect.core.reflection import Reflection

TOLD_BY_TIME = ("due", "review", "state", "helped", "closed")


class Found(NamedTuple):
    """What a change found: some of TOLD_BY_TIME as they were, days as days. ``on``: its local day."""

    on: date
    fields: Mapping[str, Any]


class AsOf(NamedTuple):
    """The day that something is told as of.

    ``day_of``: the local day of an instant. ``before``: of each follow-up by its number, what later changes
    found, the newest change first; None where there is no later: everything stands as it is now.
    """

    day: date
    day_of: Callable[[datetime], date]
    before: Mapping[int, Sequence[Found]] | None = None

    def follow_ups(self, every: Iterable[FollowUp]) -> list[FollowUp]:
        """Those that were there, as they stood."""
        return self._stood(every, self.day)

    def opened_on(self, each: FollowUp) -> date:
        """The day on which it was written, or on which it was closed, where that was said later."""
        written = self.day_of(each.created)
        return written if each.closed is None else min(written, each.closed)

    def reflections(self, every: Iterable[Reflection]) -> list[Reflection]:
        """All of them, with what was to be done about them by then; about an anonymous one at the end of that
        week, for single days would tell of it."""
        sunday = monday_of(self.day) + timedelta(days=min(6, (date.max - self.day).days))
        return [
            each._replace(
                follow_ups=tuple(
                    self._stood(each.follow_ups, sunday if each.audience == "anonymous" else self.day)
                )
            )
            for each in every
        ]

    def _stood(self, every: Iterable[FollowUp], day: date) -> list[FollowUp]:
        if self.before is None:
            return list(every)
        return [
            stood(each, day, found=self.before.get(each.number, ()))
            for each in every
            if self.opened_on(each) <= day
        ]

    def closed_since(self, every: Iterable[FollowUp]) -> dict[int, FollowUp]:
        """What was open then and has been closed since, or tried in vain, as it is now."""
        now = {each.number: each for each in every}
        then = self.follow_ups(now.values())
        closed = (now[each.number] for each in then if each.state == "open")
        return {each.number: each for each in closed if each.closed is not None and each.closed > self.day}


def stood(follow_up: FollowUp, day: date, *, found: Sequence[Found] = ()) -> FollowUp:
    """``found``: by changes, the newest first."""
    states = [follow_up]
    for on, fields in found:
        if on > day:
            states.append(states[-1]._replace(**fields))
    known = next((each for each in states if _closed_by(each, day)), None)
    return follow_up._replace(
        due=states[-1].due,
        review=states[-1].review,
        state=known.state if known else "open",
        helped=known.helped if known else None,
        closed=known.closed if known else None,
    )


def _closed_by(each: FollowUp, day: date) -> bool:
    """Whether it was done, dropped or tried in vain by then; what is closed without a day always was."""
    return each.closed <= day if each.closed is not None else each.state != "open"
