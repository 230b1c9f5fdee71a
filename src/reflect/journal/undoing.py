"""Taking changes back, and doing them again.

A change is taken back by putting what it changed to what it is without it (`standing`); what later changes
made of the same stays theirs, and is named. Taking back an undo does the change again: redo.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.journal import history
from reflect.journal.amendments import Altered, Subject
from reflect.journal.journal import Journal
from reflect.journal.revisions import Change, change_numbered
from reflect.journal.taking_back import do_again, take_back

# The newest change that still stands; undoing is a change of its own that undo steps over.
NEWEST = """
  SELECT number FROM change
   WHERE undone_by IS NULL AND undoes IS NULL
ORDER BY number DESC
   LIMIT 1
"""

# The newest that stands and can be taken back.
NEWEST_TO_UNDO = """
  SELECT number, verb, summary FROM change
   WHERE undone_by IS NULL AND undoes IS NULL AND verb <> 'destroy'
ORDER BY number DESC
   LIMIT 1
"""

# The newest undoing of a change that may be done again: nothing else was done since.
NEWEST_UNDOING = """
  SELECT u.number, u.undoes
    FROM change u JOIN change c ON c.number = u.undoes
   WHERE u.undone_by IS NULL AND c.undoes IS NULL
     AND NOT EXISTS (SELECT 1 FROM change n WHERE n.number > u.number AND n.undoes IS NULL)
ORDER BY u.number DESC
   LIMIT 1
"""

# Mark a change as taken back, or as standing again.
MARK = "UPDATE change SET undone_by = :by WHERE number = :number"


class Undone(NamedTuple):
    """``change`` was taken back, or done again. ``reflections``: how many went out of sight, or came back.

    ``kept``: the reflections that stay as they are, for they were changed since, and ``kept_besides``: what
    else does, in words.
    """

    change: int
    verb: str
    summary: str
    reflections: int
    kept: tuple[int, ...] = ()
    altered: tuple[Altered, ...] = ()
    kept_besides: tuple[str, ...] = ()


def undo(journal: Journal, change: int | None = None, *, now: datetime) -> Undone:
    """Take back a change, or the newest that still stands; twice goes back two.

    Raises NotFound, BadInput for one that is no change to take back, and StaleEdit where all that it did
    was changed since.
    """
    with journal.transaction():
        taken = _to_undo(journal, change)
        undoing = history.record(
            journal, "undo", f"undo of {taken.verb}: {taken.summary}", now=now, undoes=taken.number
        )
        journal.row(MARK, {"by": undoing, "number": taken.number})
        altered, kept, mixed = take_back(journal, taken.number, by=undoing)
        if mixed is not None:
            raise _nothing_taken_back(taken.number, (), _in_words(journal, {mixed}))
        numbers = tuple(sorted(subject.number for subject in kept if subject.noun == "reflection"))
        besides = _in_words(journal, kept)
        if kept and not altered:
            raise _nothing_taken_back(taken.number, numbers, besides)
    return _undone(taken, altered, deleted=True)._replace(kept=numbers, kept_besides=besides)


def redo(journal: Journal, *, now: datetime) -> Undone:
    """Do again what was undone last. Raises NotFound when something else was done since."""
    with journal.transaction():
        newest = journal.row(NEWEST_UNDOING)
        if newest is None:
            raise NotFound("There is nothing to do again: redo follows an undo, with nothing in between.")
        undoing, number = newest
        again = change_numbered(journal, number)
        redoing = history.record(
            journal, "redo", f"redo of {again.verb}: {again.summary}", now=now, undoes=undoing
        )
        journal.row(MARK, {"by": redoing, "number": undoing})
        journal.row(MARK, {"by": None, "number": number})
        altered = do_again(journal, undoing, by=redoing)
    return _undone(again, altered, deleted=False)


def _to_undo(journal: Journal, number: int | None) -> Change:
    if number is None:
        newest = journal.row(NEWEST)
        if newest is None:
            raise NotFound("There is nothing to undo.")
        number = int(newest[0])
    change = change_numbered(journal, number)
    if change.verb == "destroy":
        raise BadInput(
            f"Change {number} destroyed {change.summary}; that can not be taken back.{_before(journal)}"
        )
    if change.undone_by is not None and change_numbered(journal, change.undone_by).verb == "destroy":
        raise BadInput(f"What change {number} did was destroyed by change {change.undone_by}.")
    if change.undone_by is not None:
        raise BadInput(f"Change {number} is undone already, by change {change.undone_by}.")
    if change.undoes is not None:
        raise BadInput(f"Change {number} was itself an {change.verb}; `reflect redo` goes the other way.")
    return change


def _before(journal: Journal) -> str:
    """What can be taken back instead of something that was destroyed; it is not done unasked."""
    row = journal.row(NEWEST_TO_UNDO)
    return f" `reflect undo {row[0]}` takes back the one before ({row[1]}: {row[2]})." if row else ""


def _undone(change: Change, altered: list[Altered], *, deleted: bool) -> Undone:
    moved = [
        subject
        for subject, _, after in altered
        if subject.noun == "reflection" and after is not None and after.get("deleted") is deleted
    ]
    return Undone(change.number, change.verb, change.summary, len(moved), altered=tuple(altered))


def _nothing_taken_back(change: int, kept: tuple[int, ...], besides: tuple[str, ...]) -> StaleEdit:
    said = [f"reflection{'' if len(kept) == 1 else 's'} {_cut(kept)}"] if kept else []
    said += [_cut(besides)] if besides else []
    were = "was" if len(kept) + len(besides) == 1 else "were"
    shows = f"`reflect history{f' {kept[0]}' if kept else ''}` shows how"
    return StaleEdit(
        f"Nothing of change {change} can be taken back: {' and '.join(said)} {were} changed since. {shows}."
    )


def _cut(kept: Sequence[object]) -> str:
    return ", ".join(map(str, kept[:10])) + (" and others" if len(kept) > 10 else "")


def _in_words(journal: Journal, kept: set[Subject]) -> tuple[str, ...]:
    """What is no reflection: ``f12``, ``tag kettle``."""
    besides = sorted(subject for subject in kept if subject.noun != "reflection")
    if not besides:
        return ()
    from reflect.journal.differences import called  # an undo that takes back all there was needs no words

    return tuple(called(journal, subject) for subject in besides)
