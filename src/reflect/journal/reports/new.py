"""What was met for the first time a few weeks ago: asked of all the journal, whatever a report is about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from reflect.core.errors import ReflectError
from reflect.core.learning.new import Fresh, New, fresh, in_order, may_be_new, new_points
from reflect.core.learning.pressure import GaveWay
from reflect.core.period import Period
from reflect.core.reflection import folded
from reflect.core.themes import Reading, Theme
from reflect.journal.journal import Journal
from reflect.journal.reports.everything import like
from reflect.journal.reports.marking import private_points
from reflect.journal.themes import meant

# The day of the first reflection.
FIRST_DAY = "SELECT day FROM reflection WHERE NOT deleted ORDER BY day LIMIT 1"

# When points gave way for the first time, those that never had before a day.
NEW_POINTS = """
SELECT p.name,
       (SELECT r.day FROM reflection r
         WHERE r.point = p.number AND NOT r.deleted
           AND r.question IN (SELECT number FROM question WHERE lens = 'pressure')
      ORDER BY r.day LIMIT 1) AS first_day
  FROM point p
 WHERE first_day IS NOT NULL
   AND EXISTS (SELECT 1 FROM reflection r WHERE r.point = p.number AND r.day >= :day)
"""

# The first day on which a phrase stands in a text, in any of its spellings; and in a detail, which the
# index of words knows beside the text, among names and follow-ups.
IN_TEXT = """
SELECT min(r.day)
  FROM reflection_words w JOIN reflection r ON r.number = w.rowid
 WHERE reflection_words MATCH :query AND NOT r.deleted
"""
IN_DETAIL = """
SELECT min(r.day)
  FROM reflection_words w JOIN reflection r ON r.number = w.rowid
 WHERE reflection_words MATCH :query AND NOT r.deleted
   AND EXISTS (SELECT 1 FROM detail d JOIN json_each(:likes) l ON d.text LIKE l.value
                WHERE d.reflection = r.number)
"""


def find_fresh(journal: Journal, period: Period, *, today: date) -> Fresh:
    """The days of a period whose first meetings are new."""
    row = journal.row(FIRST_DAY)
    with journal.reading_back("a day"):
        return fresh(period, today=today, begun=date.fromisoformat(row[0]) if row else None)


def find_new(
    journal: Journal, span: Fresh, *, points: Iterable[GaveWay], themes: Iterable[Theme], reading: Reading
) -> tuple[New, ...]:
    """``points`` and ``themes``: what the report is about; a theme that is the name of a new point is not
    told again."""
    if not span.known:
        return ()
    found = new_points(points, span=span, first_at_points=_first_at_points(journal, span.first))
    told = {folded(new.name) for new in found}
    for theme in may_be_new((each for each in themes if folded(each.phrase) not in told), span=span):
        first = _first_met(journal, theme, reading)
        if first is not None and first >= span.first:
            found.append(New("theme", theme.phrase, first, len(theme.numbers), theme.private))
    private = private_points(journal, [new.name for new in found if new.kind == "point"])
    return in_order(
        new._replace(private=True) if new.kind == "point" and new.name in private else new for new in found
    )


def _first_at_points(journal: Journal, day: date) -> dict[str, date]:
    with journal.reading_back("a day"):
        rows = journal.rows(NEW_POINTS, {"day": day.isoformat()})
        return {point: date.fromisoformat(first) for point, first in rows}


def _first_met(journal: Journal, theme: Theme, reading: Reading) -> date | None:
    """The day on which a theme was met first, in whatever form."""
    ways = sorted(_ways(journal, theme, reading))
    query = " OR ".join(f'"{way}"' for way in ways)
    asked = {"likes": json.dumps([like(way) for way in ways])}
    with journal.reading_back("a day"):
        days = [
            journal.row(statement, asked | {"query": f"{{{column}}} : ({query})"})[0]
            for column, statement in (("text", IN_TEXT), ("also_found_by", IN_DETAIL))
        ]
        return min((date.fromisoformat(day) for day in days if day), default=None)


def _ways(journal: Journal, theme: Theme, reading: Reading) -> set[str]:
    """How the journal spells it, at the least as it is spelled most often."""
    known = {each.lower() for each in (theme.spelled or theme.phrase, *theme.merged)}
    try:
        return known | set(meant(journal, theme.phrase, reading=reading).ways)
    except ReflectError:
        return known
