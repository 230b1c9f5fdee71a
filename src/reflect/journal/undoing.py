"""Taking changes back, and doing them again.

A change is taken back by putting what it changed to what that was before; what later changes made of
the same stays theirs, and is named. Taking back an undo does the change again: redo.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.journal import history
from reflect.journal.amendments import NOTE, Altered, Amendment, Subject, amend, as_kept, of_change, since
from reflect.journal.journal import Journal
from reflect.journal.revisions import Change, change_numbered
from reflect.journal.states import NAMES, State

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

# What a change wrote that is still there, and which of it others have built on since.
WRITTEN = """
SELECT number FROM reflection WHERE change = :number AND NOT deleted
 UNION
SELECT r.number
  FROM import m JOIN import_row i ON i.run = m.number JOIN reflection r ON r.number = i.reflection
 WHERE m.change = :number AND m.source = 'whole journal' AND NOT r.deleted
 ORDER BY 1
"""
FOLLOW_UPS_WRITTEN = """
SELECT number, reflection FROM follow_up WHERE change = :number AND NOT deleted ORDER BY number
"""
FOLLOWED_SINCE = """
SELECT u.reflection
  FROM follow_up u JOIN reflection r ON r.number = u.reflection
 WHERE r.change = :number AND u.change <> :number AND NOT u.deleted
"""

# Out of sight, or back; many at once.
SHOW = "UPDATE reflection SET deleted = :deleted, revision = revision + 1 WHERE number = :subject"

IDENTITY = {"name", "folded", "means"}  # the fields by which a name is itself


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
        altered, kept = _take_back(journal, taken.number, by=undoing)
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
        altered, _ = _take_back(journal, undoing, by=redoing)
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


def _take_back(journal: Journal, change: int, *, by: int) -> tuple[list[Altered], set[Subject]]:
    """What was put back, and what was changed since and stays. Raises StaleEdit."""
    touched = _fields(since(journal, change))
    wanted: list[tuple[Subject, State | None]] = []
    kept: set[Subject] = set()
    for subject, before in of_change(journal, change):
        theirs = touched.get(subject, set())
        if theirs & set(before) if before is not None else theirs:
            _can_stay(journal, change, subject, before)
            kept.add(subject)
        else:
            wanted.append((subject, before))
    gone, stay = _written(journal, change)
    wanted += [(subject, {"deleted": True}) for subject in gone]
    shown = [subject for subject, before in wanted if _only_shows(subject, before, deleted=False)]
    hidden = [subject for subject, before in wanted if _only_shows(subject, before, deleted=True)]
    altered = _show(journal, by, shown, deleted=False) + _show(journal, by, hidden, deleted=True)
    moved = {*shown, *hidden}
    altered += amend(journal, by, [each for each in wanted if each[0] not in moved])
    return altered, kept | stay


def _fields(amendments: Iterable[Amendment]) -> dict[Subject, set[str]]:
    """{what was changed: which of its fields}; what a name is, is one."""
    found: dict[Subject, set[str]] = {}
    for subject, before in amendments:
        fields = {"there"} if before is None else set(before)
        found.setdefault(subject, set()).update(fields | (IDENTITY if fields & IDENTITY else set()))
    return found


def _can_stay(journal: Journal, change: int, subject: Subject, before: State | None) -> None:
    """Names that took each other's place since would be mixed up. Raises StaleEdit."""
    if subject.noun in NAMES and (before is None or IDENTITY & set(before)):
        raise _nothing_taken_back(change, (), _in_words(journal, {subject}))


def _written(journal: Journal, change: int) -> tuple[list[Subject], set[Subject]]:
    """What a change wrote: that which nobody built on, and that which stays."""
    here = {"number": change}
    touched = _fields(since(journal, change, by_hand=True))
    reflections = dict.fromkeys(number for (number,) in journal.rows(WRITTEN, here))
    follow_ups = journal.rows(FOLLOW_UPS_WRITTEN, here)
    built_on = {reflection for (reflection,) in journal.rows(FOLLOWED_SINCE, here)}
    built_on |= {subject.number for subject in touched if subject.noun == "reflection"}
    built_on |= {of for number, of in follow_ups if Subject("follow_up", number) in touched}
    stay = {Subject("reflection", number) for number in reflections if number in built_on}
    gone = [Subject("reflection", number) for number in reflections if number not in built_on]
    alone = [  # others go with their reflection
        Subject("follow_up", number) for number, of in follow_ups if of not in reflections
    ]
    stay |= {follow_up for follow_up in alone if follow_up in touched}
    return [*gone, *(follow_up for follow_up in alone if follow_up not in touched)], stay


def _only_shows(subject: Subject, before: State | None, *, deleted: bool) -> bool:
    return subject.noun == "reflection" and before == {"deleted": deleted}


def _show(journal: Journal, by: int, subjects: list[Subject], *, deleted: bool) -> list[Altered]:
    """Take out of sight or bring back, a whole import at once: this is `amend` for that alone."""
    before, after = {"deleted": not deleted}, {"deleted": deleted}
    rows = [
        {"change": by, "noun": noun, "subject": number, "deleted": deleted, "before": as_kept(before)}
        for noun, number in subjects
    ]
    journal.db.executemany(NOTE, rows)
    journal.db.executemany(SHOW, rows)
    return [Altered(subject, before, after) for subject in subjects]


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
