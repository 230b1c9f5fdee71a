"""Opening follow-ups: those that come with a reflection, and those that the answer to a probe opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from reflect.core.follow_up import NewFollowUp
from reflect.core.reflection import checked_text, distinct
from reflect.journal import names
from reflect.journal.journal import Journal, instant, new_id

# What should happen next.
ADD_FOLLOW_UP = """
INSERT INTO follow_up (id, kind, text, reflection, point, owner, due, review, link, stage, state, helped,
                       note, created, closed, change)
VALUES (:id, :kind, :text, :reflection, :point, :owner, :due, :review, :link, :stage, :state, :helped,
        :note, :created, :closed, :change)
RETURNING number
"""

# Somebody it is to be done or agreed with.
ADD_FOLLOW_UP_PERSON = "INSERT INTO follow_up_person (follow_up, person) VALUES (:follow_up, :person)"


def open_follow_up(
    journal: Journal,
    new: NewFollowUp,
    *,
    reflection: int,
    point: int | None,
    day: date,
    named: Callable[[names.Kind, str], names.Name],
    change: int,
    now: datetime,
) -> str:
    """Write it as part of a change, inside the caller's transaction; its name.

    ``day`` counts where it comes closed and says no day of its own; ``named`` looks people up.
    """
    closed = None if new.state == "open" else new.closed or day
    (number,) = journal.row(
        ADD_FOLLOW_UP,
        {
            "id": new_id(now),
            "kind": new.kind,
            "text": checked_text(new.text, what="The follow-up"),
            "reflection": reflection,
            "point": point,
            "owner": named("person", new.owner).number if new.owner else None,
            "due": new.due and new.due.isoformat(),
            "review": new.review and new.review.isoformat(),
            "link": new.where,
            "stage": new.stage,
            "state": new.state,
            "helped": new.helped,
            "note": new.note,
            "created": instant(now),
            "closed": closed and closed.isoformat(),
            "change": change,
        },
    )
    for name in distinct(list(new.with_)):
        said = {"follow_up": number, "person": named("person", name).number}
        journal.row(ADD_FOLLOW_UP_PERSON, said)
    return f"f{number}"
