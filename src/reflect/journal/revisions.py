"""What was done so far, and what a reflection was before."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import NotFound
from reflect.journal.amendments import Altered, Amendment, Subject, of_subject
from reflect.journal.journal import Journal
from reflect.journal.states import State, state_of

# What was done, the newest first.
CHANGES = """
SELECT number, instant, verb, summary, undoes, undone_by FROM change ORDER BY number DESC LIMIT :limit
"""

# The change that wrote a reflection, and how it is known.
WRITTEN_BY = "SELECT change FROM reflection WHERE number = :number"
NEWEST = "SELECT revision FROM reflection WHERE number = :number"
CHANGE = "SELECT number, instant, verb, summary, undoes, undone_by FROM change WHERE number = :number"


class Change(NamedTuple):
    """``undoes``: the change that this one took back; ``undone_by``: the one that took this back."""

    number: int
    instant: datetime
    verb: str
    summary: str
    undoes: int | None
    undone_by: int | None


class Revision(NamedTuple):
    """A state of a reflection: ``altered`` is None for the first one."""

    revision: int
    change: Change
    altered: Altered | None


def changes(journal: Journal, *, limit: int) -> list[Change]:
    """The newest changes, newest first; -1 for all."""
    return [_change(row) for row in journal.rows(CHANGES, {"limit": limit})]


def change_numbered(journal: Journal, number: int) -> Change:
    """Raises NotFound."""
    row = journal.row(CHANGE, {"number": number})
    if row is None:
        raise NotFound(f"There is no change {number}; `reflect history` lists them.")
    return _change(row)


def revisions(journal: Journal, number: int) -> list[Revision]:
    """The revisions of a reflection that is there, oldest first."""
    (written_by,) = journal.row(WRITTEN_BY, {"number": number})
    first = first_revision(journal, number)
    found = [Revision(first, change_numbered(journal, written_by), None)]
    after = state_of(journal, "reflection", number) or {}
    newest_first = list(reversed(_amendments(journal, number)))
    altered = []
    for change, amendment in newest_first:
        before = after | (amendment.before or {})
        altered.append((change, Altered(amendment.subject, before, after)))
        after = before
    for revision, (change, each) in enumerate(reversed(altered), first + 1):
        found.append(Revision(revision, change_numbered(journal, change), each))
    return found


def state_at(journal: Journal, number: int, revision: int) -> State:
    """What a reflection was at a revision that it had."""
    state = state_of(journal, "reflection", number) or {}
    since = revision - first_revision(journal, number)
    for _, amendment in reversed(_amendments(journal, number)[since:]):
        state |= amendment.before or {}
    return state


def first_revision(journal: Journal, number: int) -> int:
    """1; or what it had reached elsewhere, for one that came from another journal without its history."""
    (newest,) = journal.row(NEWEST, {"number": number})
    return int(newest) - len(_amendments(journal, number))


def _amendments(journal: Journal, number: int) -> list[tuple[int, Amendment]]:
    return of_subject(journal, Subject("reflection", number))


def _change(row: tuple[int, str, str, str, int | None, int | None]) -> Change:
    number, at, verb, summary, undoes, undone_by = row
    return Change(number, datetime.fromisoformat(at), verb, summary, undoes, undone_by)
