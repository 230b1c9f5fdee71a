"""What should happen next: follow-ups, their kinds and states, and what being done makes of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from reflect.core.framework import Probe

KINDS = ("strengthen", "replicate", "adopt", "agree", "try")
STATES = ("open", "done", "dropped")
OUTCOMES = {"yes": "helped", "no": "did not help", "unsure": "unsure"}  # in words, as they are counted
HELPED = tuple(OUTCOMES)
STAGES = ("tried", "routine", "written down", "owned")  # of a practice to adopt, in this order
BY_LENS = {"positive": "replicate", "pressure": "strengthen", "data": "adopt", "together": "agree"}


class NewFollowUp(NamedTuple):
    """A follow-up to be written with a reflection.

    ``closed`` is the day it was done or dropped; without one a closed follow-up counts from the
    day of its reflection. ``point``: the one it was set apart at, empty for none; None: its reflection's.
    ``created``: when it was opened elsewhere; None: it is now.
    """

    kind: str
    text: str
    owner: str | None = None
    with_: tuple[str, ...] = ()
    due: date | None = None
    review: date | None = None
    where: str | None = None
    stage: str | None = None
    state: str = "open"
    helped: str | None = None
    note: str | None = None
    closed: date | None = None
    role: str | None = None
    stage_since: date | None = None
    asked: date | None = None
    point: str | None = None
    created: datetime | None = None


class FollowUp(NamedTuple):
    """A stored follow-up; ``for_`` is the number of its reflection.

    Of a practice to adopt: how far it has come (``stage``) and since when, the ``role`` that owns it, and
    when its carrier, the owner, was last ``asked`` how they are. ``revision`` counts its changes.
    ``audience``: whom it is for, where that was looked up: that of its reflection; at a point alone
    ``private`` or None, as the point is.
    """

    number: int
    kind: str
    text: str
    for_: int | None
    point: str | None
    owner: str | None
    with_: tuple[str, ...]
    due: date | None
    review: date | None
    where: str | None
    stage: str | None
    state: str
    helped: str | None
    note: str | None
    created: datetime
    closed: date | None
    role: str | None = None
    stage_since: date | None = None
    asked: date | None = None
    revision: int = 1
    audience: str | None = None

    @property
    def name(self) -> str:
        """``f12``"""
        return f"f{self.number}"

    @property
    def reopened(self) -> bool:
        """Whether it was done, did not help, and is open again; ``closed`` is the day of that."""
        return self.state == "open" and self.helped == "no"

    def overdue(self, today: date) -> bool:
        return self.state == "open" and self.due is not None and self.due < today


def opened_with(follow_ups: Iterable[NewFollowUp], instant: datetime) -> tuple[NewFollowUp, ...]:
    """Those that came with something that happened at this instant: opened then, unless they say when."""
    return tuple(each if each.created else each._replace(created=instant) for each in follow_ups)


def opened_by(details: Iterable[tuple[str, str]], probes: Iterable[Probe]) -> list[NewFollowUp]:
    """What the answers to probes open: a follow-up each, where the probe says of which kind."""
    opens = {probe.key: probe.opens for probe in probes}
    return [NewFollowUp(kind, text) for key, text in details if (kind := opens.get(key))]


def kind_for(lens: str | None, *, at_point: bool) -> str:
    """What it is for where nobody says: by the lens of its reflection, else by the point it is at."""
    return BY_LENS.get(lens or "") or ("strengthen" if at_point else "try")


class Done(NamedTuple):
    """What being done makes of a follow-up: its ``state``; ``again``: another with the same words begins."""

    state: str
    again: bool


def when_done(kind: str, helped: str | None) -> Done:
    """What did not help is not finished.

    An attempt to repeat a success stays done, for it counts among those that were made, and another one
    begins. Anything else is open again and says that it did not help.
    """
    if helped != "no":
        return Done("done", again=False)
    return Done("done", again=True) if kind == "replicate" else Done("open", again=False)


def another_attempt(follow_up: FollowUp, *, due: date | None) -> NewFollowUp:
    """The same again, by the same people; its day is a new one, or none."""
    return NewFollowUp(
        follow_up.kind, follow_up.text, follow_up.owner, follow_up.with_, due=due, where=follow_up.where
    )
