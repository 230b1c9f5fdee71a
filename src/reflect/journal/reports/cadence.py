"""When something was written by hand: by the writer's own clock, here or in another journal of theirs."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from reflect.core.learning.cadence import Cadence, Written, cadence
from reflect.core.moment import monday_of
from reflect.core.period import ALL, Period
from reflect.core.query import Filter
from reflect.core.rhythm import Rhythm
from reflect.journal import finding
from reflect.journal.journal import Journal

# Written by hand: here, or in another journal of reflect's, whose lines say when. A row of any other file
# has a source of its own, and what was shared is somebody else's.
BY_HAND = """(c.verb <> 'import' OR (coalesce(r.source, '') = '' AND r.number NOT IN
     (SELECT i.reflection FROM import_row i WHERE i.source = 'share')))"""

# The local day and hour in which each was written, as days begin for its owner.
WRITTEN = """
  SELECT date(r.written, (60 * r.written_offset - :day_starts) || ' seconds') AS written_day,
         CAST(strftime('%H', r.written, r.written_offset || ' minutes') AS INTEGER) AS written_hour,
         c.verb, count(*)
    FROM reflection r
    JOIN change c ON c.number = r.change
   WHERE {conditions}
     AND {by_hand}
     AND r.written >= :written_from AND r.written < :written_before
GROUP BY written_day, written_hour, c.verb
"""

# Whether anything was written before.
EARLIER = """
SELECT 1
  FROM reflection r
  JOIN change c ON c.number = r.change
 WHERE {conditions} AND {by_hand} AND r.written < :written_from
 LIMIT 1
"""
A_DAY = timedelta(days=1)
SOON, LATE = date.min + 10 * A_DAY, date.max - 10 * A_DAY  # the calendar's ends have room around them


def find_cadence(
    journal: Journal, wanted: Filter, *, rhythm: Rhythm | None, day_starts: time, today: date
) -> Cadence:
    """``wanted``: its period is one of writing here, and not of what was written about."""
    found = finding.condition(journal, wanted._replace(period=ALL))
    starts = timedelta(hours=day_starts.hour, minutes=day_starts.minute, seconds=day_starts.second)
    said = found.parameters | {"day_starts": starts.seconds} | _within(wanted.period)
    written = [] if found.unknown else _written(journal, found.where, said)
    begun = min((each.day for each in written), default=None)
    first = None if found.unknown else wanted.period.first
    unsure = first is not None and (begun is None or begun >= first)
    if unsure and journal.row(EARLIER.format(conditions=found.where, by_hand=BY_HAND), said):
        begun = max(first or SOON, SOON) - A_DAY  # or any day before it
    return cadence(written, rhythm=rhythm, begun=begun, period=wanted.period, today=today)


def _within(period: Period) -> dict[str, str]:
    """Instants around the period that leave nothing of its weeks out, wherever it was written."""
    first, last = period.first, period.last
    return {
        "written_from": (monday_of(max(first, SOON)) - 3 * A_DAY).isoformat() if first else "",
        "written_before": (min(last, LATE) + 8 * A_DAY).isoformat() if last else "A",
    }


def _written(journal: Journal, where: str, said: dict[str, Any]) -> list[Written]:
    statement = WRITTEN.format(conditions=where, by_hand=BY_HAND)
    with journal.reading_back("when something was written"):
        return [
            Written(date.fromisoformat(day), hour, verb, times)
            for day, hour, verb, times in journal.rows(statement, said)
        ]
