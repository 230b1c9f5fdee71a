"""Reading follow-ups: the one row <-> record mapper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from reflect.core.follow_up import FollowUp
from reflect.core.reflection import folded
from reflect.journal.journal import Journal

# One that belongs to a reflection is out of sight with it. Those that are deleted are few, and have an index.
IN_VIEW = """
NOT u.deleted AND coalesce(u.reflection, 0) NOT IN (SELECT number FROM reflection WHERE deleted = true)
"""

# What a follow-up is read from; every reading statement continues this one, or the one below.
FOLLOW_UP = """
   SELECT u.number, u.kind, u.text, u.reflection, p.name, o.name, u.due, u.review, u.link, u.stage, u.state,
          u.helped, u.note, u.created, u.closed, u.role, u.stage_since, u.asked,
          1 + (SELECT count(*) FROM amendment a WHERE a.noun = 'follow_up' AND a.subject = u.number), NULL
     FROM follow_up u
LEFT JOIN reflection r ON r.number = u.reflection
LEFT JOIN point p ON p.number = u.point
LEFT JOIN person o ON o.number = u.owner
"""

# Points that private reflections alone name.
PRIVATE_POINT = """
         EXISTS (SELECT 1 FROM reflection one WHERE one.point = place.number AND NOT one.deleted)
 AND NOT EXISTS (SELECT 1 FROM reflection one
                  WHERE one.point = place.number AND NOT one.deleted AND one.audience <> 'private')
"""

# Whom a follow-up is for: those who may read its reflection; at a point alone it is as private as the point.
AUDIENCE = f"""
 CASE WHEN u.reflection IS NOT NULL THEN r.audience
      WHEN u.point IN (SELECT place.number FROM point place WHERE {PRIVATE_POINT}) THEN 'private' END
"""  # noqa: S608 (our own fragments)

# The same with whom it is for: where the reflection is looked up anyway.
MARKED_FOLLOW_UP = FOLLOW_UP.replace("u.number), NULL", f"u.number), {AUDIENCE}")

# Those of reflections whose numbers are given as a JSON list; also of deleted ones.
OF_REFLECTIONS = """
    WHERE u.reflection IN (SELECT value FROM json_each(:numbers)) AND NOT u.deleted
 ORDER BY u.number
"""

# Those at a pressure point, whether a reflection led to them or not.
AT_POINTS = f"""
    WHERE u.point IS NOT NULL AND {IN_VIEW}
 ORDER BY u.number
"""

# With whom each is to be done or agreed, of those whose numbers are given.
PEOPLE = """
SELECT w.follow_up, person.name
  FROM follow_up_person w JOIN person ON person.number = w.person
 WHERE w.follow_up IN (SELECT value FROM json_each(:numbers))
"""

# Whom some follow-ups are for.
AUDIENCES = f"""
   SELECT u.number, {AUDIENCE}
     FROM follow_up u
LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.number IN (SELECT value FROM json_each(:numbers))
"""  # noqa: S608 (our own fragments)


def of_reflections(journal: Journal, numbers: dict[str, str]) -> dict[int, list[FollowUp]]:
    """{number of the reflection: its follow-ups}"""
    found: dict[int, list[FollowUp]] = {}
    for follow_up in as_follow_ups(journal, journal.rows(FOLLOW_UP + OF_REFLECTIONS, numbers)):
        found.setdefault(follow_up.for_ or 0, []).append(follow_up)
    return found


def follow_ups_at_points(journal: Journal) -> dict[str, list[FollowUp]]:
    """What was to be done at each point, whenever it gave way."""
    found: dict[str, list[FollowUp]] = {}
    for follow_up in as_follow_ups(journal, journal.rows(FOLLOW_UP + AT_POINTS)):
        found.setdefault(follow_up.point or "", []).append(follow_up)
    return found


def as_follow_ups(journal: Journal, rows: list[Any]) -> list[FollowUp]:
    """Rows of FOLLOW_UP as records, in their order."""
    people = names_of_each(journal.rows(PEOPLE, {"numbers": str([row[0] for row in rows])})) if rows else {}
    with journal.reading_back("a follow-up"):
        return [_follow_up(row, people.get(row[0], ())) for row in rows]


def with_audiences(journal: Journal, follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """The same with whom they are for: looked up for those that are shown, which are few."""
    return list(marked(follow_ups, audiences_of(journal, follow_ups)))


def audiences_of(journal: Journal, follow_ups: Iterable[FollowUp]) -> dict[int, str | None]:
    """{number: whom it is for}; None for what is at a point alone that others may know."""
    numbers = [each.number for each in follow_ups]
    return dict(journal.rows(AUDIENCES, {"numbers": str(numbers)})) if numbers else {}


def marked(follow_ups: Iterable[FollowUp], audiences: dict[int, str | None]) -> tuple[FollowUp, ...]:
    """Those that are known with whom they are for, the others as they are."""
    if not audiences:
        return tuple(follow_ups)
    return tuple(
        each._replace(audience=audiences[each.number]) if each.number in audiences else each
        for each in follow_ups
    )


def _follow_up(row: Any, people: tuple[str, ...]) -> FollowUp:
    number, kind, text, for_, point, owner, due, review, where, *rest = row
    stage, state, helped, note, created, closed, role, stage_since, asked, revision, audience = rest
    return FollowUp(
        number=number,
        kind=kind,
        text=text,
        for_=for_,
        point=point,
        owner=owner,
        with_=people,
        due=_day(due),
        review=_day(review),
        where=where,
        stage=stage,
        state=state,
        helped=helped,
        note=note,
        created=datetime.fromisoformat(created),
        closed=_day(closed),
        role=role,
        stage_since=_day(stage_since),
        asked=_day(asked),
        revision=revision,
        audience=audience,
    )


def names_of_each(pairs: list[Any]) -> dict[Any, tuple[str, ...]]:
    """{owner: its names, in alphabetical order}"""
    gathered: dict[Any, list[str]] = {}
    for owner, name in pairs:
        gathered.setdefault(owner, []).append(name)
    return {owner: tuple(sorted(found, key=folded)) for owner, found in gathered.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
