"""Follow-ups: what should happen next."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from reflect.journal.journal import Journal

# Open follow-ups that are due by a day, the longest due first.
DUE = """
   SELECT u.number, u.kind, u.text, o.name, u.due, u.reflection
     FROM follow_up u
LEFT JOIN person o ON o.number = u.owner
    WHERE u.state = 'open' AND u.due <= :by AND NOT u.deleted
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
