"""Follow-ups: what should happen next, and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from reflect.core.errors import NotFound
from reflect.journal import history
from reflect.journal.amendments import Altered, Subject, amend
from reflect.journal.journal import Journal
from reflect.journal.states import state_of

# Open follow-ups that are due by a day, the longest due first.
DUE = """
   SELECT u.number, u.kind, u.text, o.name, u.due, u.reflection
     FROM follow_up u
LEFT JOIN person o ON o.number = u.owner
LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.state = 'open' AND u.due <= :by AND NOT u.deleted AND r.deleted IS NOT TRUE
 ORDER BY u.due, u.number
"""


class DueFollowUp(NamedTuple):
    name: str
    kind: str
    text: str
    owner: str | None
    due: date
    for_: int | None


def due(journal: Journal, *, by: date) -> list[DueFollowUp]:
    """Those open and due on that day or before."""
    return [
        DueFollowUp(f"f{number}", kind, text, owner, date.fromisoformat(day), for_)
        for number, kind, text, owner, day, for_ in journal.rows(DUE, {"by": by.isoformat()})
    ]


def finish(
    journal: Journal,
    name: str,
    *,
    helped: str | None = None,
    note: str | None = None,
    on: date,
    now: datetime,
) -> list[Altered]:
    """It was done on that day; whether it helped: yes, no, unsure, or not said. Raises NotFound."""
    return _close(journal, name, "done", helped=helped, note=note, on=on, now=now)


def drop(journal: Journal, name: str, *, note: str | None = None, on: date, now: datetime) -> list[Altered]:
    """It will not be done. Raises NotFound."""
    return _close(journal, name, "drop", helped=None, note=note, on=on, now=now)


def _close(
    journal: Journal, name: str, verb: str, *, helped: str | None, note: str | None, on: date, now: datetime
) -> list[Altered]:
    number = int(name[1:]) if name[:1] == "f" and name[1:].isdecimal() else 0
    with journal.transaction():
        state = state_of(journal, "follow_up", number)
        if state is None or state["deleted"]:
            raise NotFound(f"There is no follow-up {name}.")
        after = {"state": "done" if verb == "done" else "dropped", "helped": helped, "closed": on.isoformat()}
        after |= {"note": note} if note is not None else {}
        change = history.record(journal, verb, f"follow-up f{number}", now=now)
        return amend(journal, change, [(Subject("follow_up", number), after)])
