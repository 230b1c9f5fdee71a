"""What a copy of a whole journal holds beside the reflections in view, as lines of JSON.

Each line is an object with one name: what it is. Programs that want reflections skip what has no ``text``.
Numbers are those of this journal; a new one takes them over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from reflect.journal.journal import Journal
from reflect.journal.json_lines import LINE
from reflect.journal.received import OWN, portable
from reflect.journal.states import state_of

# Whether anything was ever done in it.
USED = "SELECT 1 FROM change UNION ALL SELECT 1 FROM reflection LIMIT 1"

# Which journal it is.
JOURNAL = "SELECT id FROM origin"

# Reflections that are deleted; and those that were destroyed, of which only the place is left.
DELETED = f"{LINE} WHERE r.deleted AND r.text <> '' ORDER BY r.number"
DELETED_COUNT = "SELECT count(*) FROM reflection WHERE deleted AND text <> ''"
DESTROYED = """
  SELECT number, id, instant, utc_offset, timed, day, week, written, written_offset, revision, source, key,
         change
    FROM reflection WHERE text = '' ORDER BY number
"""

# Everything else that a journal knows, table by table.
FRAMEWORKS = "SELECT number, key, name, about, position FROM framework ORDER BY number"
QUESTIONS = """
SELECT number, framework, key, wording, lens, audience, probes, position FROM question
 ORDER BY number
"""
TAGS = "SELECT number, name, folded, means FROM tag ORDER BY number"
PEOPLE = "SELECT number, name, folded, means, on_roster, belongs_to FROM person ORDER BY number"
POINTS = "SELECT number, name, folded, description, means FROM point ORDER BY number"
THEMES = "SELECT number, phrase, folded, name, means, muted FROM theme ORDER BY number"
CHANGES = "SELECT number, id, instant, verb, summary, undoes, undone_by FROM change ORDER BY number"
FOLLOW_UPS = """
  SELECT number, id, kind, text, reflection, point, owner, due, review, link, stage, state, helped, note,
         created, closed, deleted, change, role, stage_since, asked
    FROM follow_up ORDER BY number
"""
WITH_WHOM = "SELECT follow_up, person FROM follow_up_person ORDER BY follow_up, person"
AMENDMENTS = 'SELECT change, noun, subject, "before" FROM amendment ORDER BY number'
SHARED = "SELECT reflection, id, audience, last FROM shared ORDER BY reflection, audience"

# What no reflection's own line tells: which change wrote it, which of its question's wordings it answers, and
# which of its names stand in its text alone.
WRITTEN_BY = "SELECT number, change FROM reflection ORDER BY number"
ANSWERED = """
SELECT r.number, r.question FROM reflection r JOIN question q ON q.number = r.question
 WHERE q.position IS NULL ORDER BY r.number
"""
INLINE_TAGS = "SELECT reflection, tag FROM reflection_tag WHERE inline ORDER BY reflection, tag"
INLINE_PEOPLE = """
SELECT reflection, person, role FROM reflection_person WHERE inline ORDER BY reflection, person, role
"""

# The rows that were imported, run by run; what came as another journal's own lines is known by its id.
RUNS = "SELECT number, source, file, change FROM import ORDER BY number"
ROWS = "SELECT source, key, digest, reflection, run FROM import_row WHERE source <> :own ORDER BY source, key"

# What was changed, to tell a journal that has an older state of it.
CHANGED = "SELECT number FROM reflection WHERE revision > 1 AND text <> '' ORDER BY number"
BEFORE = """
SELECT "before" FROM amendment WHERE noun = 'reflection' AND subject = :number ORDER BY number DESC
"""

TABLES = {
    "framework": FRAMEWORKS,
    "question": QUESTIONS,
    "tag": TAGS,
    "person": PEOPLE,
    "point": POINTS,
    "theme": THEMES,
    "change": CHANGES,
    "destroyed": DESTROYED,
    "follow_up": FOLLOW_UPS,
    "amendment": AMENDMENTS,
    "run": RUNS,
    "shared": SHARED,
}
LISTS = {
    "written_by": WRITTEN_BY,
    "answered": ANSWERED,
    "inline_tags": INLINE_TAGS,
    "inline_people": INLINE_PEOPLE,
    "with_whom": WITH_WHOM,
}
AT_ONCE = 500  # rows in one line of a list


def whole_lines(journal: Journal) -> Iterator[str]:
    """Each a piece of some lines, to stand behind those of the reflections in view."""
    if is_unused(journal):
        return
    (id_,) = journal.row(JOURNAL)
    yield _line("journal", {"id": str(UUID(bytes=id_))})
    deleted = journal.db.execute(DELETED)
    while some := deleted.fetchmany(AT_ONCE):
        yield "".join(f"{line}\n" for (line,) in some)
    for noun, statement in TABLES.items():
        yield from _table(journal, noun, statement)
    for noun, statement in LISTS.items():
        rows = (list(row) for row in journal.db.execute(statement))
        while chunk := list(islice(rows, AT_ONCE)):
            yield _line("list", {"of": noun, "rows": chunk})
    rows = (list(row) for row in journal.db.execute(ROWS, {"own": OWN}))
    while chunk := list(islice(rows, AT_ONCE)):
        yield _line("list", {"of": "imported", "rows": chunk})
    for (number,) in journal.rows(CHANGED):
        yield _line("past", {"reflection": number, "states": past_of(journal, number)})


def is_unused(journal: Journal) -> bool:
    return journal.row(USED) is None


def deleted_count(journal: Journal) -> int:
    return int(journal.row(DELETED_COUNT)[0])


def past_of(journal: Journal, number: int) -> list[str]:
    """The fingerprints of what a reflection was before, the newest first."""
    state = state_of(journal, "reflection", number) or {}
    found = []
    for (before,) in journal.rows(BEFORE, {"number": number}):
        state |= json.loads(before) if before else {}
        found.append(portable(state))
    return found


def _table(journal: Journal, noun: str, statement: str) -> Iterator[str]:
    cursor = journal.db.execute(statement)
    names = [column[0] for column in cursor.description]
    while some := cursor.fetchmany(AT_ONCE):
        yield "".join(_line(noun, dict(zip(names, row, strict=True))) for row in some)


def _line(noun: str, fields: dict[str, Any]) -> str:
    """One that is no reflection says so: who reads every line as one finds neither number nor key."""
    said = {key: value.hex() if isinstance(value, bytes) else value for key, value in fields.items()}
    return (
        json.dumps({noun: said, "number": None, "key": None}, ensure_ascii=False, separators=(",", ":"))
        + "\n"
    )
