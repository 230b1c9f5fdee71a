"""What was done to a journal, and taking it back."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import NotFound
from reflect.journal.journal import Journal, instant, new_id

# Something was done.
RECORD = """
INSERT INTO change (id, instant, verb, summary, undoes)
VALUES (:id, :instant, :verb, :summary, :undoes)
RETURNING number
"""

# What it was, once that is known.
SUMMARISE = "UPDATE change SET summary = :summary WHERE number = :number"

# The newest change that still stands; undoing is a change of its own that undo steps over.
NEWEST = """
  SELECT number, verb, summary
    FROM change
   WHERE undone_by IS NULL AND undoes IS NULL
ORDER BY number DESC
   LIMIT 1
"""

# Mark a change as taken back.
MARK_UNDONE = "UPDATE change SET undone_by = :by WHERE number = :number"

# The reflections that a change wrote are deleted, softly.
DELETE_REFLECTIONS = """
UPDATE reflection
   SET deleted = true, revision = revision + 1
 WHERE change = :number AND NOT deleted
"""

# And so are its follow-ups.
DELETE_FOLLOW_UPS = "UPDATE follow_up SET deleted = true WHERE change = :number AND NOT deleted"


class Undone(NamedTuple):
    """``change`` was taken back; ``reflections`` were deleted by that."""

    change: int
    verb: str
    summary: str
    reflections: int


def record(journal: Journal, verb: str, summary: str, *, now: datetime, undoes: int | None = None) -> int:
    """Note a change, inside the caller's transaction; its number goes into every row it writes."""
    said = {"verb": verb, "summary": summary, "undoes": undoes}
    (number,) = journal.row(RECORD, {"id": new_id(now), "instant": instant(now), **said})
    return int(number)


def summarise(journal: Journal, change: int, summary: str) -> None:
    journal.row(SUMMARISE, {"number": change, "summary": summary})


def undo(journal: Journal, *, now: datetime) -> Undone:
    """Take back the newest change that still stands; twice goes back two. Raises NotFound."""
    with journal.transaction():
        newest = journal.row(NEWEST)
        if newest is None:
            raise NotFound("There is nothing to undo.")
        number, verb, summary = newest
        undoing = record(journal, "undo", f"undo of {verb}: {summary}", now=now, undoes=number)
        journal.row(MARK_UNDONE, {"by": undoing, "number": number})
        deleted = journal.db.execute(DELETE_REFLECTIONS, {"number": number}).rowcount
        journal.row(DELETE_FOLLOW_UPS, {"number": number})
    return Undone(number, verb, summary, deleted)
