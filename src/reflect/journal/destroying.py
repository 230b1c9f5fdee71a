"""Destroying reflections: what they said is gone, from the history and the index too.

What stays is an empty row: its number, which is never used again, its day, the key a script gave it and
the fingerprint of an imported row, so that the same file does not bring the words back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reflect.journal import history
from reflect.journal.amending import revision_of
from reflect.journal.amendments import Subject, of_subject
from reflect.journal.journal import Journal
from reflect.journal.names import Kind
from reflect.journal.states import state_of

if TYPE_CHECKING:
    from reflect.core.themes import Reading
    from reflect.journal.themes import Row

# Everything that hangs on a reflection, the amendments of its follow-ups first.
FORGET_FOLLOW_UPS = """
DELETE FROM amendment
 WHERE noun = 'follow_up' AND subject IN (SELECT number FROM follow_up WHERE reflection = :number)
"""
FORGET = "DELETE FROM amendment WHERE noun = 'reflection' AND subject = :number"
DROP_FOLLOW_UP_PEOPLE = """
DELETE FROM follow_up_person WHERE follow_up IN (SELECT number FROM follow_up WHERE reflection = :number)
"""
DROP_FOLLOW_UPS = "DELETE FROM follow_up WHERE reflection = :number"
DROP_DETAILS = "DELETE FROM detail WHERE reflection = :number"
DROP_TAGS = "DELETE FROM reflection_tag WHERE reflection = :number"
DROP_PEOPLE = "DELETE FROM reflection_person WHERE reflection = :number"
ALL_THAT_HANGS_ON_IT = (
    *(FORGET_FOLLOW_UPS, FORGET, DROP_FOLLOW_UP_PEOPLE, DROP_FOLLOW_UPS),
    *(DROP_DETAILS, DROP_TAGS, DROP_PEOPLE),
)

# Its follow-ups.
FOLLOW_UPS = "SELECT number FROM follow_up WHERE reflection = :number"

# Its row is emptied; an empty text is what no other reflection has.
EMPTY = """
UPDATE reflection
   SET text = '', also_found_by = '', deleted = true, question = NULL, point = NULL, speaker = NULL,
       audience = 'private', highlighted = false, revision = revision + 1
 WHERE number = :number
"""

# Names that nothing else uses, nor did before any change that could be taken back.
UNUSED_TAG = """
SELECT 1 FROM tag t
 WHERE t.number = :number
   AND NOT EXISTS (SELECT 1 FROM reflection_tag WHERE tag = t.number)
   AND NOT EXISTS (SELECT 1 FROM amendment a, json_each(a.before, '$.tags') e
                    WHERE a.noun = 'reflection' AND json_extract(e.value, '$[0]') = t.number)
"""
UNUSED_PERSON = """
SELECT 1 FROM person p
 WHERE p.number = :number AND NOT p.on_roster
   AND NOT EXISTS (SELECT 1 FROM reflection_person WHERE person = p.number)
   AND NOT EXISTS (SELECT 1 FROM reflection WHERE speaker = p.number)
   AND NOT EXISTS (SELECT 1 FROM follow_up WHERE owner = p.number)
   AND NOT EXISTS (SELECT 1 FROM follow_up_person WHERE person = p.number)
   AND NOT EXISTS (SELECT 1 FROM amendment a
                    WHERE json_extract(a.before, '$.speaker') = p.number
                       OR json_extract(a.before, '$.owner') = p.number)
   AND NOT EXISTS (SELECT 1 FROM amendment a, json_each(a.before, '$.people') e
                    WHERE a.noun = 'reflection' AND json_extract(e.value, '$[0]') = p.number)
   AND NOT EXISTS (SELECT 1 FROM amendment a, json_each(a.before, '$.with') e
                    WHERE a.noun = 'follow_up' AND e.value = p.number)
"""
UNUSED_POINT = """
SELECT 1 FROM point p
 WHERE p.number = :number AND p.description = ''
   AND NOT EXISTS (SELECT 1 FROM reflection WHERE point = p.number)
   AND NOT EXISTS (SELECT 1 FROM follow_up WHERE point = p.number)
   AND NOT EXISTS (SELECT 1 FROM amendment a
                    WHERE a.noun IN ('reflection', 'follow_up')
                      AND json_extract(a.before, '$.point') = p.number)
"""
UNUSED = {"tag": UNUSED_TAG, "person": UNUSED_PERSON, "point": UNUSED_POINT}

# They go, with their aliases and what they were called before.
FORGET_NAME = """
DELETE FROM amendment WHERE noun = :noun AND subject IN (SELECT value FROM json_each(:numbers))
"""
DROP_TAG = "DELETE FROM tag WHERE number IN (SELECT value FROM json_each(:numbers))"
DROP_PERSON = "DELETE FROM person WHERE number IN (SELECT value FROM json_each(:numbers))"
DROP_POINT = "DELETE FROM point WHERE number IN (SELECT value FROM json_each(:numbers))"
DROP = {"tag": DROP_TAG, "person": DROP_PERSON, "point": DROP_POINT}
TAG_AND_ALIASES = "SELECT number FROM tag WHERE means = :number OR number = :number ORDER BY means IS NULL"
PERSON_AND_ALIASES = (
    "SELECT number FROM person WHERE means = :number OR number = :number ORDER BY means IS NULL"
)
POINT_AND_ALIASES = (
    "SELECT number FROM point WHERE means = :number OR number = :number ORDER BY means IS NULL"
)
AND_ALIASES = {"tag": TAG_AND_ALIASES, "person": PERSON_AND_ALIASES, "point": POINT_AND_ALIASES}

# Changes of which nothing is left to take back.
NOTHING_LEFT = """
UPDATE change SET undone_by = :destroying
 WHERE number IN (SELECT value FROM json_each(:changes)) AND undone_by IS NULL AND undoes IS NULL
   AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.change = change.number)
   AND NOT EXISTS (SELECT 1 FROM reflection r WHERE r.change = change.number AND r.text <> '')
   AND NOT EXISTS (SELECT 1 FROM follow_up u WHERE u.change = change.number)
"""
CHANGES_OF = """
SELECT change FROM reflection WHERE number = :number
 UNION
SELECT change FROM amendment WHERE noun = 'reflection' AND subject = :number
 UNION
SELECT change FROM follow_up WHERE reflection = :number
 UNION
SELECT a.change FROM amendment a JOIN follow_up u ON u.number = a.subject
 WHERE a.noun = 'follow_up' AND u.reflection = :number
"""

# Aliases that an undo took away.
ALIASES_BEFORE = """
SELECT DISTINCT subject FROM amendment
 WHERE noun = :noun AND json_extract(before, '$.means') = :number
"""

# What something was called in the history, too; and what changes were made of it.
MADE_OF = "SELECT change FROM amendment WHERE noun = :noun AND subject = :number"
UNNAME = """
UPDATE change SET summary = :noun || ' (destroyed)'
 WHERE number IN (SELECT value FROM json_each(:changes)) OR undoes IN (SELECT value FROM json_each(:changes))
"""
UNNAME_WORDS = """
UPDATE change SET summary = :noun || ' (destroyed)'
 WHERE instr(summary, :noun || ' ') > 0 AND instr(lower(summary), lower(:words)) > 0
"""
ANY_THEME = "SELECT 1 FROM theme LIMIT 1"

# The index of words forgets what it only marked as gone.
TIDY_INDEX = "INSERT INTO reflection_words (reflection_words) VALUES ('optimize')"
EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"


def destroy(
    journal: Journal, numbers: Sequence[int], *, now: datetime, reading: Reading | None = None
) -> tuple[str, ...]:
    """Empty these reflections for good, all or none; the themes that were decided about and go with them.

    ``reading``: how themes are found. The pages they stood on are overwritten (``secure_delete``); backups
    are not touched. Raises NotFound.
    """
    each = list(dict.fromkeys(numbers))
    with journal.transaction():
        for number in each:
            revision_of(journal, number)
        what = f"reflection {each[0]}" if len(each) == 1 else f"{len(each)} reflections"
        themes = empty(journal, each, what, now=now, reading=reading)
    journal.row(EMPTY_LOG)
    return themes


def empty(
    journal: Journal, numbers: Sequence[int], what: str, *, now: datetime, reading: Reading | None = None
) -> tuple[str, ...]:
    """The same inside the caller's transaction; ``what`` they are, for the history."""
    destroying = history.record(journal, "destroy", what, now=now)
    changes = [change for number in numbers for (change,) in journal.rows(CHANGES_OF, {"number": number})]
    used = [name for number in numbers for name in _names(journal, number)]
    decided = _decided(journal, numbers, reading)
    for number in numbers:
        for statement in (*ALL_THAT_HANGS_ON_IT, EMPTY):
            journal.row(statement, {"number": number})
    for noun, number in dict.fromkeys(used):
        if journal.row(UNUSED[noun], {"number": number}):
            _forget_name(journal, noun, number)
    themes = _forget_themes(journal, decided, changes, reading)
    journal.row(NOTHING_LEFT, {"destroying": destroying, "changes": json.dumps(changes)})
    journal.row(TIDY_INDEX)
    return themes


def _decided(journal: Journal, numbers: Sequence[int], reading: Reading | None) -> list[Row]:
    """What was decided about themes that they hold."""
    if not journal.row(ANY_THEME):
        return []
    from reflect.journal.destroying_themes import held_by  # a journal without decisions reads no words

    return held_by(journal, numbers, reading)


def _forget_themes(
    journal: Journal, decided: Sequence[Row], changes: list[int], reading: Reading | None
) -> tuple[str, ...]:
    """Those of them that nothing else holds: what they were called. Adds the changes that made them."""
    if not decided:
        return ()
    from reflect.journal.destroying_themes import forget, unheld

    gone = unheld(journal, decided, reading)
    for row in gone:
        changes += _unname(journal, "theme", [row.number])
        journal.row(UNNAME_WORDS, {"noun": "theme", "words": row.phrase})
    forget(journal, gone)
    return tuple(row.phrase for row in gone)


def _unname(journal: Journal, noun: str, numbers: Sequence[int]) -> list[int]:
    """The history does not say what these were called any more; the changes that did."""
    changes = [
        change for number in numbers for (change,) in journal.rows(MADE_OF, {"noun": noun, "number": number})
    ]
    journal.row(UNNAME, {"noun": noun, "changes": json.dumps(changes)})
    return changes


def _names(journal: Journal, number: int) -> list[tuple[Kind, int]]:
    """What it names and its follow-ups name, or did before: that may stand nowhere else."""
    subjects = [Subject("reflection", number)]
    subjects += [Subject("follow_up", each) for (each,) in journal.rows(FOLLOW_UPS, {"number": number})]
    found: list[tuple[Kind, int]] = []
    for subject in subjects:
        now = state_of(journal, *subject) or {}
        for state in (now, *(before.before or {} for _, before in of_subject(journal, subject))):
            found += [("tag", tag) for tag, _ in state.get("tags", ())]
            found += [("person", person) for person, *_ in state.get("people", ())]
            found += [("person", person) for person in state.get("with", ())]
            found += [("person", state[field]) for field in ("speaker", "owner") if state.get(field)]
            found += [("point", state["point"])] if state.get("point") else []
    return found


def _forget_name(journal: Journal, noun: Kind, number: int) -> None:
    numbers = [name for (name,) in journal.rows(AND_ALIASES[noun], {"number": number})]
    before = journal.rows(ALIASES_BEFORE, {"noun": noun, "number": number})
    numbers += [alias for (alias,) in before if state_of(journal, noun, alias) is None]
    said = {"numbers": json.dumps(numbers)}
    _unname(journal, noun, numbers)
    journal.row(FORGET_NAME, said | {"noun": noun})
    journal.row(DROP[noun], said)
