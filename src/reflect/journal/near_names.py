"""New names that look like one that was there: told, never in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reflect.core.near import almost_the_same
from reflect.core.reflection import folded
from reflect.journal.journal import Journal
from reflect.journal.names import Kind, NewName

# Every name there is, the oldest first, each with what it means now.
TAGS = """
SELECT w.number, w.folded, n.number, n.name FROM tag w JOIN tag n ON n.number = coalesce(w.means, w.number)
 ORDER BY w.number
"""
PEOPLE = """
SELECT w.number, w.folded, n.number, n.name
  FROM person w JOIN person n ON n.number = coalesce(w.means, w.number)
 ORDER BY w.number
"""
POINTS = """
SELECT w.number, w.folded, n.number, n.name
  FROM point w JOIN point n ON n.number = coalesce(w.means, w.number)
 ORDER BY w.number
"""
EVERY = {"tag": TAGS, "person": PEOPLE, "point": POINTS}

# Whether something still has a name; one that was mistyped and taken back is nothing to go by.
TAG_IN_USE = """
SELECT 1 FROM reflection_tag t JOIN reflection r ON r.number = t.reflection
 WHERE t.tag = :number AND NOT r.deleted LIMIT 1
"""
PERSON_IN_USE = """
SELECT 1 FROM reflection WHERE speaker = :number AND NOT deleted
 UNION ALL
SELECT 1 FROM reflection_person w JOIN reflection r ON r.number = w.reflection
 WHERE w.person = :number AND NOT r.deleted
 UNION ALL
SELECT 1 FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
 WHERE u.owner = :number AND NOT u.deleted AND r.deleted IS NOT TRUE
 UNION ALL
SELECT 1 FROM person WHERE number = :number AND on_roster LIMIT 1
"""
POINT_IN_USE = """
SELECT 1 FROM reflection WHERE point = :number AND NOT deleted
 UNION ALL
SELECT 1 FROM point WHERE number = :number AND description <> '' LIMIT 1
"""
IN_USE = {"tag": TAG_IN_USE, "person": PERSON_IN_USE, "point": POINT_IN_USE}


class NearName(NamedTuple):
    """A new name, and one that was there before."""

    kind: Kind
    new: str
    there: str


def near_names(journal: Journal, new: Iterable[NewName]) -> Iterator[NearName]:
    """Each of the new names that looks like an older one, with the first such."""
    every: dict[Kind, list[Any]] = {}
    for name in new:
        if name.kind not in every:
            every[name.kind] = journal.rows(EVERY[name.kind])
        there = _there_before(journal, name, every[name.kind])
        if there is not None:
            yield NearName(name.kind, name.spelled, there)


def _there_before(journal: Journal, name: NewName, every: list[Any]) -> str | None:
    spelling = folded(name.spelled)
    for at, other, number, there in every:
        if at >= name.number:
            break
        alike = almost_the_same(spelling, other, person=name.kind == "person")
        if alike and journal.row(IN_USE[name.kind], {"number": number}):
            return str(there)
    return None
