"""What can be changed, as it is now: the state of a reflection, a follow-up, a name, a framework.

A state is a dict of the fields that a change may touch, with values that JSON knows: numbers for what is
named elsewhere, ISO text for days. Reflections also carry lists: ``details`` [[key, text]], ``tags``
[[number, inline]] and ``people`` [[number, role, inline]]; follow-ups ``with`` [number].
"""

from __future__ import annotations

from typing import Any, Literal

from reflect.core.reflection import folded, inline_names
from reflect.journal.journal import Journal

Noun = Literal["reflection", "follow_up", "tag", "person", "point", "theme", "framework", "question"]
State = dict[str, Any]

FIELDS: dict[Noun, tuple[str, ...]] = {
    "reflection": (
        *("text", "instant", "utc_offset", "timed", "day", "week", "question", "point", "speaker"),
        *("audience", "highlighted", "deleted"),
    ),
    "follow_up": (
        *("kind", "text", "point", "owner", "due", "review", "link", "stage", "state", "helped", "note"),
        *("closed", "deleted", "role", "stage_since", "asked"),
    ),
    "tag": ("name", "folded", "means"),
    "person": ("name", "folded", "means", "on_roster", "belongs_to"),
    "point": ("name", "folded", "means", "description"),
    "theme": ("phrase", "folded", "name", "means", "muted"),
    "framework": ("name", "about", "position"),
    "question": ("position",),
}
FLAGS = ("timed", "highlighted", "deleted", "on_roster", "muted")  # SQLite gives 0 and 1 for these
NAMES: tuple[Noun, ...] = ("tag", "person", "point")

# What something is now, in the order of its fields.
READ_REFLECTION = """
SELECT text, instant, utc_offset, timed, day, week, question, point, speaker, audience, highlighted, deleted
  FROM reflection WHERE number = :number
"""
READ_FOLLOW_UP = """
SELECT kind, text, point, owner, due, review, link, stage, state, helped, note, closed, deleted, role,
       stage_since, asked
  FROM follow_up WHERE number = :number
"""
READ_TAG = "SELECT name, folded, means FROM tag WHERE number = :number"
READ_PERSON = "SELECT name, folded, means, on_roster, belongs_to FROM person WHERE number = :number"
READ_POINT = "SELECT name, folded, means, description FROM point WHERE number = :number"
READ_THEME = "SELECT phrase, folded, name, means, muted FROM theme WHERE number = :number"
READ_FRAMEWORK = "SELECT name, about, position FROM framework WHERE number = :number"
READ_QUESTION = "SELECT position FROM question WHERE number = :number"
READ: dict[Noun, str] = {
    "reflection": READ_REFLECTION,
    "follow_up": READ_FOLLOW_UP,
    "tag": READ_TAG,
    "person": READ_PERSON,
    "point": READ_POINT,
    "theme": READ_THEME,
    "framework": READ_FRAMEWORK,
    "question": READ_QUESTION,
}

# It becomes something else; a reflection counts its revisions.
WRITE_REFLECTION = """
UPDATE reflection
   SET text = :text, instant = :instant, utc_offset = :utc_offset, timed = :timed, day = :day, week = :week,
       question = :question, point = :point, speaker = :speaker, audience = :audience,
       highlighted = :highlighted, deleted = :deleted, also_found_by = :also_found_by, revision = revision + 1
 WHERE number = :number
"""
WRITE_FOLLOW_UP = """
UPDATE follow_up
   SET kind = :kind, text = :text, point = :point, owner = :owner, due = :due, review = :review, link = :link,
       stage = :stage, state = :state, helped = :helped, note = :note, closed = :closed, deleted = :deleted,
       role = :role, stage_since = :stage_since, asked = :asked
 WHERE number = :number
"""
WRITE_TAG = "UPDATE tag SET name = :name, folded = :folded, means = :means WHERE number = :number"
WRITE_PERSON = """
UPDATE person
   SET name = :name, folded = :folded, means = :means, on_roster = :on_roster, belongs_to = :belongs_to
 WHERE number = :number
"""
WRITE_POINT = """
UPDATE point SET name = :name, folded = :folded, means = :means, description = :description
 WHERE number = :number
"""
WRITE_THEME = """
UPDATE theme SET phrase = :phrase, folded = :folded, name = :name, means = :means, muted = :muted
 WHERE number = :number
"""
WRITE_FRAMEWORK = """
UPDATE framework SET name = :name, about = :about, position = :position WHERE number = :number
"""
WRITE_QUESTION = "UPDATE question SET position = :position WHERE number = :number"
WRITE: dict[Noun, str] = {
    "reflection": WRITE_REFLECTION,
    "follow_up": WRITE_FOLLOW_UP,
    "tag": WRITE_TAG,
    "person": WRITE_PERSON,
    "point": WRITE_POINT,
    "theme": WRITE_THEME,
    "framework": WRITE_FRAMEWORK,
    "question": WRITE_QUESTION,
}

# A reflection's lists, read and written anew.
READ_DETAILS = "SELECT key, text FROM detail WHERE reflection = :number ORDER BY position"
READ_TAGS = "SELECT tag, inline FROM reflection_tag WHERE reflection = :number ORDER BY tag"
READ_PEOPLE = """
SELECT person, role, inline FROM reflection_person WHERE reflection = :number ORDER BY person, role
"""
DROP_DETAILS = "DELETE FROM detail WHERE reflection = :number"
DROP_TAGS = "DELETE FROM reflection_tag WHERE reflection = :number"
DROP_PEOPLE = "DELETE FROM reflection_person WHERE reflection = :number"
PUT_DETAIL = """
INSERT INTO detail (reflection, key, text, position) VALUES (:number, :key, :text, :position)
"""
PUT_TAG = """
INSERT INTO reflection_tag (tag, reflection, inline)
SELECT number, :number, :inline FROM tag WHERE number = :tag
"""
PUT_PERSON = """
INSERT INTO reflection_person (person, reflection, role, inline)
SELECT number, :number, :role, :inline FROM person WHERE number = :person
"""

# With whom a follow-up is to be done.
READ_WITH = "SELECT person FROM follow_up_person WHERE follow_up = :number ORDER BY person"
DROP_WITH = "DELETE FROM follow_up_person WHERE follow_up = :number"
PUT_WITH = """
INSERT INTO follow_up_person (follow_up, person) SELECT :number, number FROM person WHERE number = :person
"""
REFLECTION_OF = "SELECT reflection FROM follow_up WHERE number = :number"

# What finds a reflection beside its text: details, names (and whether they stand in it) and follow-ups.
FOUND_BY = """
SELECT text, false FROM (SELECT text FROM detail WHERE reflection = :number ORDER BY position)
 UNION ALL
SELECT tag.name, t.inline FROM reflection_tag t JOIN tag ON tag.number = t.tag WHERE t.reflection = :number
 UNION ALL
SELECT person.name, w.inline
  FROM reflection_person w JOIN person ON person.number = w.person WHERE w.reflection = :number
 UNION ALL
SELECT name, false FROM person WHERE number = :speaker
 UNION ALL
SELECT name, false FROM point WHERE number = :point
 UNION ALL
SELECT u.text || char(10) || coalesce(o.name, '') || char(10) || coalesce(u.note, ''), false
  FROM follow_up u LEFT JOIN person o ON o.number = u.owner
 WHERE u.reflection = :number AND NOT u.deleted
"""

# It is found by something else now: a name that changed, a follow-up.
FIND_BY = """
UPDATE reflection SET also_found_by = :also_found_by
 WHERE number = :number AND also_found_by <> :also_found_by
"""
FOUND = "SELECT text, speaker, point FROM reflection WHERE number = :number"


def state_of(journal: Journal, noun: Noun, number: int) -> State | None:
    """What it is now; None where it is not there."""
    row = journal.row(READ[noun], {"number": number})
    if row is None:
        return None
    fields = zip(FIELDS[noun], row, strict=True)
    state: State = {key: bool(value) if key in FLAGS else value for key, value in fields}
    here = {"number": number}
    if noun == "reflection":
        state["details"] = [[key, text] for key, text in journal.rows(READ_DETAILS, here)]
        state["tags"] = [[tag, bool(inline)] for tag, inline in journal.rows(READ_TAGS, here)]
        people = journal.rows(READ_PEOPLE, here)
        state["people"] = [[person, role, bool(inline)] for person, role, inline in people]
    if noun == "follow_up":
        state["with"] = [person for (person,) in journal.rows(READ_WITH, here)]
    return state


def put(journal: Journal, noun: Noun, number: int, before: State, after: State) -> None:
    """It becomes ``after``, a whole state; lists are written only where they differ from ``before``."""
    said = {key: after[key] for key in FIELDS[noun]} | {"number": number}
    if noun == "reflection":
        _put_lists(journal, number, before, after)
        said["also_found_by"] = _found_by(journal, number, after)
    journal.row(WRITE[noun], said)
    if noun == "follow_up":
        if before["with"] != after["with"]:
            journal.row(DROP_WITH, {"number": number})
            for person in after["with"]:
                journal.row(PUT_WITH, {"number": number, "person": person})
        (reflection,) = journal.row(REFLECTION_OF, {"number": number})
        if reflection is not None:
            find_anew(journal, reflection)


def find_anew(journal: Journal, reflection: int) -> None:
    """What finds it beside its text has changed."""
    text, speaker, point = journal.row(FOUND, {"number": reflection})
    found = _found_by(journal, reflection, {"text": text, "speaker": speaker, "point": point})
    journal.row(FIND_BY, {"number": reflection, "also_found_by": found})


def _put_lists(journal: Journal, number: int, before: State, after: State) -> None:
    here = {"number": number}
    if before["details"] != after["details"]:
        journal.row(DROP_DETAILS, here)
        for position, (key, text) in enumerate(after["details"]):
            journal.row(PUT_DETAIL, here | {"key": key, "text": text, "position": position})
    if before["tags"] != after["tags"]:
        journal.row(DROP_TAGS, here)
        for tag, inline in after["tags"]:
            journal.row(PUT_TAG, here | {"tag": tag, "inline": inline})
    if before["people"] != after["people"]:
        journal.row(DROP_PEOPLE, here)
        for person, role, inline in after["people"]:
            journal.row(PUT_PERSON, here | {"person": person, "role": role, "inline": inline})


def _found_by(journal: Journal, number: int, state: State) -> str:
    """Names that stand in the text are found there; an old name there means one that does not."""
    said = {"number": number, "speaker": state["speaker"], "point": state["point"]}
    standing = {folded(name) for names in inline_names(state["text"]) for name in names}
    words = [
        word for word, inline in journal.rows(FOUND_BY, said) if not inline or folded(word) not in standing
    ]
    return "\n".join(words).strip()
