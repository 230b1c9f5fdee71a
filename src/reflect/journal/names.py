"""Tags, people and points: what they are called, and their numbers."""

from __future__ import annotations

from typing import Literal

from reflect.core.reflection import checked_name, folded
from reflect.journal.journal import Journal

Kind = Literal["tag", "person", "point"]

# The number of a name, whichever way it is written.
FIND_TAG = "SELECT number FROM tag WHERE folded = :folded"
FIND_PERSON = "SELECT number FROM person WHERE folded = :folded"
FIND_POINT = "SELECT number FROM point WHERE folded = :folded"
FIND = {"tag": FIND_TAG, "person": FIND_PERSON, "point": FIND_POINT}

# A name met for the first time.
ADD_TAG = "INSERT INTO tag (name, folded) VALUES (:name, :folded) RETURNING number"
ADD_PERSON = "INSERT INTO person (name, folded) VALUES (:name, :folded) RETURNING number"
ADD_POINT = "INSERT INTO point (name, folded) VALUES (:name, :folded) RETURNING number"
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


def number_of(journal: Journal, kind: Kind, name: str) -> int:
    """The number of a name, which is added when it is new; the first spelling stays."""
    name = checked_name(name, what=kind)
    spelled = {"folded": folded(name)}
    row = journal.row(FIND[kind], spelled) or journal.row(ADD[kind], {"name": name, **spelled})
    return int(row[0])


def known(journal: Journal, kind: Kind) -> list[str]:
    return [name for (name,) in journal.rows(ALL[kind])]


def describe_point(journal: Journal, name: str, description: str) -> None:
    number = number_of(journal, "point", name)
    journal.row(DESCRIBE_POINT, {"number": number, "description": description})


def point_descriptions(journal: Journal) -> dict[str, str]:
    return {str(name): str(description) for name, description in journal.rows(DESCRIPTIONS)}
