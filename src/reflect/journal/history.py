"""What was done to a journal."""

from __future__ import annotations

from datetime import datetime

from reflect.journal.journal import Journal, instant, new_id

# Something was done.
RECORD = """
INSERT INTO change (id, instant, verb, summary, undoes)
VALUES (:id, :instant, :verb, :summary, :undoes)
RETURNING number
"""

# What it was, once that is known; or that it was nothing.
SUMMARISE = "UPDATE change SET summary = :summary WHERE number = :number"
FORGET = "DELETE FROM change WHERE number = :number"


def record(journal: Journal, verb: str, summary: str, *, now: datetime, undoes: int | None = None) -> int:
    """Note a change, inside the caller's transaction; its number goes into every row it writes."""
    said = {"verb": verb, "summary": summary, "undoes": undoes}
    (number,) = journal.row(RECORD, {"id": new_id(now), "instant": instant(now), **said})
    return int(number)


def summarise(journal: Journal, change: int, summary: str) -> None:
    journal.row(SUMMARISE, {"number": change, "summary": summary})


def forget(journal: Journal, change: int) -> None:
    """It changed nothing, so it is none; inside the caller's transaction."""
    journal.row(FORGET, {"number": change})
