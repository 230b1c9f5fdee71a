"""Where a name is used: the reflections and follow-ups that hold its number."""

from __future__ import annotations

from typing import NamedTuple

from reflect.journal.journal import Journal

# The reflections that hold a name, deleted ones too.
TAGGED = "SELECT reflection FROM reflection_tag WHERE tag = :number ORDER BY reflection"
WITH_PERSON = """
SELECT number FROM reflection WHERE speaker = :number
 UNION
SELECT reflection FROM reflection_person WHERE person = :number
 ORDER BY 1
"""
AT_POINT = "SELECT number FROM reflection WHERE point = :number ORDER BY number"
REFLECTIONS = {"tag": TAGGED, "person": WITH_PERSON, "point": AT_POINT}

# The follow-ups that do, and the reflection of each.
OF_PERSON = """
SELECT number, reflection FROM follow_up
 WHERE owner = :number OR EXISTS (SELECT 1 FROM follow_up_person w
                                   WHERE w.follow_up = follow_up.number AND w.person = :number)
 ORDER BY number
"""
OF_POINT = "SELECT number, reflection FROM follow_up WHERE point = :number ORDER BY number"
FOLLOW_UPS = {"person": OF_PERSON, "point": OF_POINT}

# How many of them are in view.
IN_VIEW = """
SELECT (SELECT count(*) FROM reflection
         WHERE NOT deleted AND number IN (SELECT value FROM json_each(:reflections))),
       (SELECT count(*) FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
         WHERE NOT u.deleted AND r.deleted IS NOT TRUE
           AND u.number IN (SELECT value FROM json_each(:follow_ups)))
"""


class Uses(NamedTuple):
    """Numbers. ``found_by``: the reflections that search may find by the name."""

    reflections: tuple[int, ...]
    follow_ups: tuple[int, ...]
    found_by: tuple[int, ...]


def uses_of(journal: Journal, kind: str, numbers: list[int]) -> Uses:
    """Where any of the names is used; each number once."""
    reflections: dict[int, None] = {}
    follow_ups: dict[int, int | None] = {}
    for number in numbers:
        here = {"number": number}
        reflections |= dict.fromkeys(found for (found,) in journal.rows(REFLECTIONS[kind], here))
        follow_ups |= dict(journal.rows(FOLLOW_UPS[kind], here)) if kind in FOLLOW_UPS else {}
    found_by = reflections | dict.fromkeys(of for of in follow_ups.values() if of is not None)
    return Uses(tuple(reflections), tuple(follow_ups), tuple(found_by))


def in_view(journal: Journal, uses: Uses) -> tuple[int, int]:
    """How many of the reflections and of the follow-ups are not deleted."""
    numbers = {"reflections": list(uses.reflections), "follow_ups": list(uses.follow_ups)}
    reflections, follow_ups = journal.row(IN_VIEW, {key: str(each) for key, each in numbers.items()})
    return reflections, follow_ups
