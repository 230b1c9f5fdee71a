"""Reading reflections by their numbers, and the one row <-> record mapper."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from reflect.core.errors import NotFound
from reflect.core.follow_up import FollowUp
from reflect.core.reflection import Reflection
from reflect.journal.follow_up_rows import names_of_each, of_reflections
from reflect.journal.journal import Journal

# What a reflection is read from; every reading statement continues this one.
REFLECTION = """
   SELECT r.number, r.id, r.key, r.source, r.instant, r.utc_offset, r.written, r.written_offset, r.timed,
          r.day, r.week, q.key, f.key, q.lens, r.text, s.name, p.name, r.audience, r.highlighted, r.deleted,
          r.revision
     FROM reflection r
LEFT JOIN question q ON q.number = r.question
LEFT JOIN framework f ON f.number = q.framework
LEFT JOIN person s ON s.number = r.speaker
LEFT JOIN point p ON p.number = r.point
"""

# Those with given numbers, a JSON list.
THESE = "WHERE r.number IN (SELECT value FROM json_each(:numbers))"

# The newest reflection that was written, for `last`.
LAST = "SELECT max(number) FROM reflection WHERE NOT deleted"

# What belongs to the reflections whose numbers are given as a JSON list (as Python writes one too).
DETAILS = """
  SELECT d.reflection, d.key, d.text
    FROM detail d
   WHERE d.reflection IN (SELECT value FROM json_each(:numbers))
ORDER BY d.reflection, d.position
"""
TAGS = """
SELECT t.reflection, tag.name
  FROM reflection_tag t JOIN tag ON tag.number = t.tag
 WHERE t.reflection IN (SELECT value FROM json_each(:numbers))
"""
PEOPLE = """
SELECT w.reflection, w.role, person.name
  FROM reflection_person w JOIN person ON person.number = w.person
 WHERE w.reflection IN (SELECT value FROM json_each(:numbers))
"""

DIGITS = 19  # of the largest number SQLite knows


def by_number(journal: Journal, numbers: list[int]) -> list[Reflection]:
    """The reflections with these numbers, in this order; deleted ones too."""
    rows = journal.rows(REFLECTION + THESE, {"numbers": str(numbers)})
    found = {reflection.number: reflection for reflection in complete(journal, rows)}
    return [found[number] for number in numbers if number in found]


def get(journal: Journal, name: str) -> Reflection:
    """The reflection called ``142`` or ``last``. Raises NotFound; a deleted one is found."""
    if name == "last":
        number = journal.row(LAST)[0]
        if number is None:
            raise NotFound("The journal is empty; there is no last reflection.")
    else:
        number = int(name) if name.isdecimal() and len(name) < DIGITS else 0
    found = by_number(journal, [number])
    if not found:
        raise NotFound(f"There is no reflection {name}; `reflect list` shows the numbers.")
    if not found[0].text:
        raise NotFound(f"Reflection {name} was destroyed; nothing of it is left in this journal.")
    return found[0]


def complete(journal: Journal, rows: list[Any]) -> list[Reflection]:
    """Rows as reflections, with everything that belongs to them. The one row <-> record mapper."""
    numbers = {"numbers": str([row[0] for row in rows])}
    details: dict[int, dict[str, str]] = {}
    for number, key, text in journal.rows(DETAILS, numbers):
        details.setdefault(number, {})[key] = text
    tags = names_of_each(journal.rows(TAGS, numbers))
    people = names_of_each([((number, role), name) for number, role, name in journal.rows(PEOPLE, numbers)])
    follow_ups = of_reflections(journal, numbers)
    with journal.reading_back("a reflection"):
        return [
            _reflection(row, details.get(row[0], {}), tags, people, tuple(follow_ups.get(row[0], ())))
            for row in rows
        ]


def _reflection(
    row: Any,
    details: dict[str, str],
    tags: dict[Any, tuple[str, ...]],
    people: dict[Any, tuple[str, ...]],
    follow_ups: tuple[FollowUp, ...],
) -> Reflection:
    (number, id_, key, source, on, offset, written, written_offset, timed, day, week) = row[:11]
    (question, framework, lens, text, by, point, audience, highlighted, deleted, revision) = row[11:]
    return Reflection(
        number=number,
        id=str(UUID(bytes=id_)),
        key=key,
        source=source,
        on=_local(on, offset),
        written=_local(written, written_offset),
        timed=bool(timed),
        day=date.fromisoformat(day),
        week=date.fromisoformat(week),
        question=question,
        framework=framework,
        lens=lens,
        text=text,
        details=details,
        tags=tags.get(number, ()),
        by=by,
        with_=people.get((number, "with"), ()),
        from_=people.get((number, "from"), ()),
        point=point,
        audience=audience,
        highlighted=bool(highlighted),
        deleted=bool(deleted),
        revision=revision,
        follow_ups=tuple(each._replace(audience=audience) for each in follow_ups),
    )


def _local(instant: str, offset: int) -> datetime:
    return datetime.fromisoformat(instant).astimezone(timezone(timedelta(minutes=offset)))
