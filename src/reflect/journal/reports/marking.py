"""Marks what is private in what its owner is shown: follow-ups, points and themes that come of it.

Only what is shown is looked up: a report counts far more than it shows.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TypeVar

from reflect.core.learning.pressure import Elsewhere, Pressure, PressurePoint
from reflect.core.learning.recurring import TagCount
from reflect.core.learning.verdict import Verdict
from reflect.core.themes import Theme
from reflect.journal.follow_up_rows import PRIVATE_POINT, audiences_of, marked
from reflect.journal.journal import Journal

P = TypeVar("P", PressurePoint, Elsewhere)

# Of some points those at which there are private reflections alone.
PRIVATE_POINTS = f"""
  SELECT place.name
    FROM point place
   WHERE place.name IN (SELECT value FROM json_each(:names)) AND {PRIVATE_POINT}
"""  # noqa: S608 (our own fragments)

# Of some tags those that private reflections alone carry.
PRIVATE_TAGS = """
  SELECT g.name
    FROM tag g
   WHERE g.name IN (SELECT value FROM json_each(:names))
     AND NOT EXISTS (SELECT 1 FROM reflection_tag t JOIN reflection r ON r.number = t.reflection
                      WHERE t.tag = g.number AND NOT r.deleted AND r.audience <> 'private')
"""

# Of some reflections those that are private; and whether any is not.
PRIVATE = """
  SELECT r.number
    FROM reflection r
   WHERE r.number IN (SELECT value FROM json_each(:numbers)) AND r.audience = 'private'
"""
ANY_OTHER = """
  SELECT EXISTS (SELECT 1 FROM json_each(:numbers) n JOIN reflection r ON r.number = n.value
                  WHERE r.audience <> 'private')
"""


def mark_points(journal: Journal, points: Sequence[PressurePoint]) -> tuple[PressurePoint, ...]:
    """Those that only private reflections name say so, and so does what was to be done about them."""
    private = private_points(journal, [point.point for point in points])
    audiences = audiences_of(journal, [each for point in points for each in point.follow_ups])
    return tuple(_marked(point, audiences, private) for point in points)


def marked_verdict(verdict: Verdict, audiences: dict[int, str | None]) -> Verdict:
    """What was done last with the audience of its reflection, where that is known."""
    return verdict._replace(fix=marked([verdict.fix], audiences)[0]) if verdict.fix else verdict


def mark_pressure(journal: Journal, found: Pressure, *, complete: bool) -> Pressure:
    """``complete``: with what became of follow-ups that are closed; else those that are open are shown."""
    points: list[PressurePoint | Elsewhere] = [*found.points, *found.elsewhere]
    shown = [each for point in points for each in point.follow_ups if complete or each.state == "open"]
    failed = [point.verdict.failed for point in points if point.verdict.failed]
    audiences = audiences_of(journal, [*shown, *failed])
    private = private_points(journal, [point.point for point in points])
    return found._replace(
        points=tuple(_marked(point, audiences, private) for point in found.points),
        elsewhere=tuple(_marked(point, audiences, private) for point in found.elsewhere),
    )


def _marked(point: P, audiences: dict[int, str | None], private: Collection[str]) -> P:
    return point._replace(
        follow_ups=marked(point.follow_ups, audiences),
        verdict=marked_verdict(point.verdict, audiences),
        private=point.point in private,
    )


def mark_themes(journal: Journal, themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """Those whose example is of a private reflection, or all of whose reflections are."""
    examples = [theme.example_number for theme in themes if theme.example]
    private = {number for (number,) in journal.rows(PRIVATE, {"numbers": str(examples)})} if examples else ()
    return tuple(
        theme._replace(private_example=True, private=_all_private(journal, theme.numbers))
        if theme.example_number in private
        else theme
        for theme in themes
    )


def mark_tags(journal: Journal, tags: Sequence[TagCount]) -> tuple[TagCount, ...]:
    """Those that only private reflections carry."""
    names = json.dumps([each.tag for each in tags])
    private = {name for (name,) in journal.rows(PRIVATE_TAGS, {"names": names})} if tags else ()
    return tuple(each._replace(private=each.tag in private) for each in tags)


def private_points(journal: Journal, names: Sequence[str]) -> set[str]:
    """Those of them that only private reflections name."""
    if not names:
        return set()
    return {name for (name,) in journal.rows(PRIVATE_POINTS, {"names": json.dumps(list(names))})}


def _all_private(journal: Journal, numbers: Sequence[int]) -> bool:
    return not journal.row(ANY_OTHER, {"numbers": str(list(numbers))})[0]
