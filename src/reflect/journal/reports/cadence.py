"""When something was written by hand: by the writer's own clock, and by no import."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from reflect.core.learning.cadence import Cadence, Written, cadence, span_of
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.core.rhythm import Rhythm
from reflect.journal import finding
from reflect.journal.journal import Journal

# The local day and hour in which each was written, as days begin for its owner.
WRITTEN = """
  SELECT date(r.written, (60 * r.written_offset - :day_starts) || ' seconds') AS written_day,
         CAST(strftime('%H', r.written, r.written_offset || ' minutes') AS INTEGER) AS written_hour,
         c.verb, count(*)
    FROM reflection r
    JOIN change c ON c.number = r.change
   WHERE {conditions}
     AND c.verb <> 'import'
     AND r.written >= :written_from AND r.written < :written_before
GROUP BY written_day, written_hour, c.verb
"""

# The first that was written.
BEGUN = """
SELECT date(r.written, (60 * r.written_offset - :day_starts) || ' seconds')
  FROM reflection r
  JOIN change c ON c.number = r.change
 WHERE {conditions} AND c.verb <> 'import'
 ORDER BY r.written
 LIMIT 1
"""
A_DAY = timedelta(days=1)  # more than any clock is before or behind UTC


def find_cadence(
    journal: Journal, wanted: Filter, *, rhythm: Rhythm | None, day_starts: time, today: date
) -> Cadence:
    """``wanted``: its period is one of writing here, and not of what was written about."""
    where, parameters, unknown = finding.condition(journal, wanted._replace(period=ALL))
    starts = timedelta(hours=day_starts.hour, minutes=day_starts.minute, seconds=day_starts.second)
    said = parameters | {"day_starts": starts.seconds}
    first = None if unknown else journal.row(BEGUN.format(conditions=where), said)
    with journal.reading_back("when something was written"):
        begun = date.fromisoformat(first[0]) if first else None
        span = span_of(wanted.period, rhythm=rhythm, begun=begun, today=today)
        written = _written(journal, where, said, span=span) if span else []
    return cadence(written, rhythm=rhythm, begun=begun, period=wanted.period, today=today)


def _written(journal: Journal, where: str, said: dict[str, Any], *, span: tuple[date, date]) -> list[Written]:
    first, last = span
    within = {
        "written_from": (first - A_DAY).isoformat() if first > date.min else "",
        "written_before": (last + 2 * A_DAY).isoformat() if last < date.max - A_DAY else "A",
    }
    rows = journal.rows(WRITTEN.format(conditions=where), said | within)
    return [Written(date.fromisoformat(day), hour, verb, times) for day, hour, verb, times in rows]
