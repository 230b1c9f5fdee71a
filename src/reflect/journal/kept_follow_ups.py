"""What a file says of follow-ups, and whether it is something else than they are here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reflect.core.follow_up import NewFollowUp
from reflect.journal.amendments import Subject, of_subject
from reflect.journal.journal import Journal
from reflect.journal.names import Kind, find
from reflect.journal.opening import closing_day
from reflect.journal.states import State, state_of

Numbered = Callable[[Kind, str], int]


def point_of(new: NewFollowUp, state: State, numbered: Numbered) -> int | None:
    """That of its reflection, unless it was set apart."""
    if new.point is None:
        return int(state["point"]) if state["point"] is not None else None
    return numbered("point", new.point) if new.point else None


def said_of(new: NewFollowUp, day: date, state: State, numbered: Numbered) -> State:
    """What a follow-up shall be; ``state``: that of its reflection."""
    closed = closing_day(new, day)
    return {
        "point": point_of(new, state, numbered),
        "with": sorted({numbered("person", name) for name in new.with_}),
        "stage_since": new.stage_since and new.stage_since.isoformat(),
        "asked": new.asked and new.asked.isoformat(),
        "state": new.state,
        "helped": new.helped,
        "note": new.note,
        "stage": new.stage,
        "role": new.role,
        "link": new.where,
        "owner": numbered("person", new.owner) if new.owner else None,
        "due": new.due and new.due.isoformat(),
        "review": new.review and new.review.isoformat(),
        "closed": closed and closed.isoformat(),
    }


def as_known_here(journal: Journal, kind: Kind, name: str) -> int:
    """The number of a name; 0 for one that is not known, which is not brought in only to be compared."""
    return find(journal, kind, name) or 0


def says_else(journal: Journal, number: int, said: State) -> bool:
    """Whether a file says of a follow-up what it is not here, and what it was not here before either."""
    subject = Subject("follow_up", number)
    states = [state := state_of(journal, *subject) or {}]
    for _, amendment in reversed(of_subject(journal, subject)):
        states.append(state := state | (amendment.before or {}))
    return not any(all(each[field] == value for field, value in said.items()) for each in states)
