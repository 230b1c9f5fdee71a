"""The answers to the probes of a reflection that is there already, one after the other as one change."""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from reflect.core.reflection import checked_name, checked_text
from reflect.journal import amending, history
from reflect.journal.amendments import Subject, amend, as_kept
from reflect.journal.journal import Journal
from reflect.journal.opening import open_by_answers
from reflect.journal.states import READ_DETAILS, find_anew
from reflect.journal.writer import ADD_DETAIL

# What a change has noted of a reflection, and that it notes more.
NOTED = """
SELECT before FROM amendment WHERE change = :change AND noun = 'reflection' AND subject = :number
"""
NOTE_MORE = """
UPDATE amendment SET before = :before WHERE change = :change AND noun = 'reflection' AND subject = :number
"""

# The change that last made something of a reflection.
LAST_CHANGE = """
SELECT coalesce((SELECT max(a.change) FROM amendment a WHERE a.noun = 'reflection' AND a.subject = r.number),
                r.change)
  FROM reflection r
 WHERE r.number = :number
"""


class Answered(NamedTuple):
    """``change``: the one that the answer belongs to; ``revision``: what the reflection is at now;
    ``opens``: the follow-up that was opened, if any."""

    change: int
    revision: int
    opens: tuple[str, ...]


def answer_probe(
    journal: Journal, number: int, key: str, text: str, *, change: int | None = None, now: datetime
) -> Answered:
    """Store the answer to a probe, and the follow-up that it opens. Raises NotFound and BadInput.

    ``change``: the one that wrote the reflection, or that the answers before this one belong to, so that
    one undo takes all back; a new one where something else was made of it meanwhile.
    """
    key, text = checked_name(key, what="detail"), checked_text(text, what="The answer")
    with journal.transaction():
        amending.editable(journal, str(number))
        if change is not None and journal.row(LAST_CHANGE, {"number": number})[0] == change:
            _add(journal, number, key, text, change=change)
        else:
            change = history.record(journal, "edit", f"reflection {number}", now=now)
            _amend(journal, number, key, text, change=change)
        opens = open_by_answers(journal, number, [(key, text)], change=change, now=now)
        find_anew(journal, number)
        return Answered(change, amending.revision_of(journal, number), opens)


def _add(journal: Journal, number: int, key: str, text: str, *, change: int) -> None:
    """Part of a change that is still going on, whose note holds how the details were before it."""
    details = _details(journal, number)
    noted = journal.row(NOTED, {"change": change, "number": number})
    if noted is not None and "details" not in (before := json.loads(noted[0])):
        more = {"before": as_kept(before | {"details": details}), "change": change, "number": number}
        journal.row(NOTE_MORE, more)
    said = {"reflection": number, "key": key, "text": text, "position": len(details)}
    journal.row(ADD_DETAIL, said)


def _amend(journal: Journal, number: int, key: str, text: str, *, change: int) -> None:
    others = [detail for detail in _details(journal, number) if detail[0] != key]
    amend(journal, change, [(Subject("reflection", number), {"details": [*others, [key, text]]})])


def _details(journal: Journal, number: int) -> list[list[str]]:
    return [[key, text] for key, text in journal.rows(READ_DETAILS, {"number": number})]
