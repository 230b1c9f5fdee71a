"""Follow-ups across reflections: which are open, which late, what became of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.step import Step
from reflect.core.period import Period
from reflect.core.reflection import folded

UNASKED = timedelta(weeks=4)  # after which somebody should ask a carrier again how they are


class FollowUps(NamedTuple):
    """``open``: the overdue first, then by due day, those without one last. ``reviews``: what is open or
    done and is to be looked at again, the longest waiting first. ``did_not_help``: how many that were
    tried in the period did not, open again or done."""

    open: tuple[FollowUp, ...]
    overdue: int
    done: int
    dropped: int
    reviews: tuple[FollowUp, ...] = ()
    did_not_help: int = 0

    @property
    def waiting(self) -> tuple[FollowUp, ...]:
        """What is open or to be looked at again, each once: the overdue, then the reviews, then the rest."""
        late = self.open[: self.overdue]
        told = {each.number for each in late}
        again = {each.number: each for each in self.reviews if each.number not in told}
        rest = (each for each in self.open[self.overdue :] if each.number not in again)
        return (*late, *again.values(), *rest)


def in_order_of_due(found: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.number, each.text)))


def closed_in(every: Iterable[FollowUp], period: Period) -> tuple[FollowUp, ...]:
    """What was done or dropped within the period, or tried in vain, in the order in which it was."""
    closed = [each for each in every if each.closed is not None and each.closed in period]
    return tuple(sorted(closed, key=lambda each: (each.closed or date.min, each.number, each.text)))


def reviews_due(found: Iterable[FollowUp], *, today: date) -> tuple[FollowUp, ...]:
    """Those whose day to be looked at again has come, open or done; the longest waiting first."""
    return tuple(sorted((each for each in found if review_came(each, today=today)), key=_review))


def review_came(follow_up: FollowUp, *, today: date) -> bool:
    """Whether the day has come to look at it again."""
    return follow_up.state != "dropped" and follow_up.review is not None and follow_up.review <= today


def looked_at_again(follow_up: FollowUp) -> Step:
    why = f"to be looked at again since {follow_up.review}"
    return Step(f'reflect follow edit {follow_up.name} --review "3 months"', why)


class ToAsk(NamedTuple):
    """Somebody to talk to: about what is ``overdue``, about what was to be looked at again, and how they are
    with what they carry (``unasked`` for four weeks, or ever)."""

    person: str
    overdue: tuple[FollowUp, ...]
    reviews: tuple[FollowUp, ...]
    unasked: tuple[FollowUp, ...]


class Followed(NamedTuple):
    """What is open, whenever it was written, and what was opened and closed in a period.

    ``open``: the overdue first. ``reviews``: those whose day to be looked at again has come, open or done.
    ``ask``: people by their names. ``did_not_help``: also what is open again.
    """

    open: tuple[FollowUp, ...]
    overdue: tuple[FollowUp, ...]
    reviews: tuple[FollowUp, ...]
    ask: tuple[ToAsk, ...]
    opened: tuple[FollowUp, ...]
    helped: tuple[FollowUp, ...]
    did_not_help: tuple[FollowUp, ...]
    unsure: tuple[FollowUp, ...]
    not_said: tuple[FollowUp, ...]
    dropped: tuple[FollowUp, ...]
    next_steps: tuple[Step, ...]

    def each_part(self, change: Callable[[tuple[FollowUp, ...]], tuple[FollowUp, ...]]) -> Followed:
        """The same with each of its lists changed that is shown one by one: of those that were opened only
        how many is told, and whom to ask, and what to do, by their numbers."""
        return self._replace(
            open=change(self.open),
            overdue=change(self.overdue),
            reviews=change(self.reviews),
            helped=change(self.helped),
            did_not_help=change(self.did_not_help),
            unsure=change(self.unsure),
            not_said=change(self.not_said),
            dropped=change(self.dropped),
        )

    @property
    def every(self) -> tuple[FollowUp, ...]:
        """Each of them once: open ones first, then by number."""
        others = (self.reviews, self.opened, self.helped, self.did_not_help, self.unsure, self.not_said)
        known = {each.number: each for found in (*others, self.dropped) for each in found}
        closed = [known[number] for number in sorted(known) if known[number].state != "open"]
        return (*self.open, *closed)


def followed(
    every: Iterable[FollowUp], *, period: Period, today: date, opened_on: Callable[[FollowUp], date]
) -> Followed:
    """``opened_on``: the local day on which a follow-up was written."""
    found = in_order_of_due(every)
    waiting = tuple(each for each in found if each.state == "open")
    late = tuple(each for each in waiting if each.overdue(today))
    reviews = reviews_due(found, today=today)
    closed = closed_in(found, period)
    done = [each for each in closed if each.state == "done"]
    about = _about(period)
    found_so = Followed(
        open=waiting,
        overdue=late,
        reviews=reviews,
        ask=_to_ask(waiting, late, reviews, today=today),
        opened=tuple(
            sorted(
                (each for each in found if each.created.date() in about and opened_on(each) in period),
                key=lambda each: each.number,
            )
        ),
        helped=tuple(each for each in done if each.helped == "yes"),
        did_not_help=tuple(each for each in closed if each.helped == "no" and each.state != "dropped"),
        unsure=tuple(each for each in done if each.helped == "unsure"),
        not_said=tuple(each for each in done if each.helped is None),
        dropped=tuple(each for each in closed if each.state == "dropped"),
        next_steps=(),
    )
    return found_so._replace(next_steps=_next_steps(found_so))


def _next_steps(found: Followed) -> tuple[Step, ...]:
    """At most four, the most pressing first; capitals stand for what only people know."""
    steps = []
    if found.overdue:
        late = found.overdue[0]
        steps.append(Step(f"reflect follow done {late.name}", f"overdue since {late.due}; or drop it"))
    if nobodys := next((each for each in found.overdue if not each.owner), None):
        steps.append(Step(f"reflect follow edit {nobodys.name} --owner PERSON", "it is late and nobody's"))
    if again := next((each for each in found.did_not_help if each.reopened), None):
        why = "it did not help: what will be tried now?"
        steps.append(Step(f"reflect follow edit {again.name}", why))
    if found.reviews:
        steps.append(looked_at_again(found.reviews[0]))
    if unasked := next((each for asked in found.ask for each in asked.unasked), None):
        steps.append(Step(f"reflect follow edit {unasked.name} --asked", f"once you asked {unasked.owner}"))
    if not steps and not found.open:
        steps.append(Step("reflect follow add --for last", "what comes next?"))
    return tuple(steps[:4])


def _about(period: Period) -> Period:
    """The period and a day on either side: outside of it nothing was written in it, in whatever time zone."""
    first = None if period.first is None else _days_from(period.first, -1)
    return Period(first, None if period.last is None else _days_from(period.last, 1), "")


def _days_from(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _review(follow_up: FollowUp) -> tuple[date, int, str]:
    return follow_up.review or date.max, follow_up.number, follow_up.text


def _to_ask(
    waiting: Sequence[FollowUp], late: Sequence[FollowUp], reviews: Sequence[FollowUp], *, today: date
) -> tuple[ToAsk, ...]:
    unasked = [
        each for each in waiting if each.kind == "adopt" and (each.asked or date.min) < today - UNASKED
    ]
    by_owner = [_by_owner(found) for found in (late, reviews, unasked)]
    people = sorted({name for group in by_owner for name in group}, key=folded)

    def of(name: str) -> ToAsk:
        overdue, again, carried = (tuple(group.get(name, ())) for group in by_owner)
        return ToAsk(name, overdue, again, carried)

    return tuple(map(of, people))


def _by_owner(found: Sequence[FollowUp]) -> dict[str, list[FollowUp]]:
    groups: dict[str, list[FollowUp]] = {}
    for each in found:
        if each.owner:
            groups.setdefault(each.owner, []).append(each)
    return groups
