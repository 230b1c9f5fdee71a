"""Tags, people and points: what they are called, and their numbers."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reflect.core.reflection import checked_name, folded
from reflect.journal.journal import Journal

Kind = Literal["tag", "person", "point"]

# A name's number and first spelling, whichever way it is written now.
FIND_TAG = "SELECT number, name FROM tag WHERE folded = :folded"
FIND_PERSON = "SELECT number, name FROM person WHERE folded = :folded"
FIND_POINT = "SELECT number, name FROM point WHERE folded = :folded"
FIND = {"tag": FIND_TAG, "person": FIND_PERSON, "point": FIND_POINT}

# A name met for the first time.
ADD_TAG = "INSERT INTO tag (name, folded) VALUES (:name, :folded) RETURNING number, name"
ADD_PERSON = "INSERT INTO person (name, folded) VALUES (:name, :folded) RETURNING number, name"
ADD_POINT = "INSERT INTO point (name, folded) VALUES (:name, :folded) RETURNING number, name"
ADD = {"tag": ADD_TAG, "person": ADD_PERSON, "point": ADD_POINT}

# Every name of a kind, for near matches.
ALL_TAGS = "SELECT name FROM tag ORDER BY folded"
ALL_PEOPLE = "SELECT name FROM person ORDER BY folded"
ALL_POINTS = "SELECT name FROM point ORDER BY folded"
ALL = {"tag": ALL_TAGS, "person": ALL_PEOPLE, "point": ALL_POINTS}

# What a point is, in its owner's words.
DESCRIBE_POINT = "UPDATE point SET description = :description WHERE number = :number"
DESCRIPTIONS = "SELECT name, description FROM point WHERE description <> ''"


def find(journal: Journal, kind: Kind, name: str) -> int | None:
    """The number of a name; None when the journal does not know it."""
    row = journal.row(FIND[kind], {"folded": folded(checked_name(name, what=kind))})
    return int(row[0]) if row else None


class Name(NamedTuple):
    """A name as the journal knows it."""

    number: int
    spelled: str


def known_as(journal: Journal, kind: Kind, name: str) -> Name:
    """The journal's own name for what is written here, added when it is new; the first spelling stays."""
    name = checked_name(name, what=kind)
    key = {"folded": folded(name)}
    return Name(*(journal.row(FIND[kind], key) or journal.row(ADD[kind], {"name": name, **key})))


def known(journal: Journal, kind: Kind) -> list[str]:
    return [name for (name,) in journal.rows(ALL[kind])]


def describe_point(journal: Journal, name: str, description: str) -> None:
    number = known_as(journal, "point", name).number
    journal.row(DESCRIBE_POINT, {"number": number, "description": description})


def point_descriptions(journal: Journal) -> dict[str, str]:
    return {str(name): str(description) for name, description in journal.rows(DESCRIPTIONS)}
